import { contextBridge, type IpcRendererEvent, ipcRenderer } from 'electron';
import { channels, type DesktopBridge } from '../desktop/channels';

function listen<Message>(channel: string, listener: (message: Message) => void): () => void {
  const forward = (_event: IpcRendererEvent, message: Message) => listener(message);
  ipcRenderer.on(channel, forward);
  return () => {
    ipcRenderer.removeListener(channel, forward);
  };
}

const bridge: DesktopBridge = {
  call: (name, input) => ipcRenderer.invoke(channels.call, name, input),
  onEvent: (listener) => listen(channels.event, listener),
  onConnection: (listener) => listen(channels.connection, listener),
  onClosing: (save) =>
    listen(channels.closing, () => {
      void save().finally(() => ipcRenderer.send(channels.saved));
    }),
  chooseFolder: () => ipcRenderer.invoke(channels.chooseFolder),
};

contextBridge.exposeInMainWorld('collapseLab', bridge);

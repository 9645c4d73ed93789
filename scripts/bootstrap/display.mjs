/** Whether a window can be opened here. */
export function hasDisplay({ env, platform } = process) {
  return platform !== 'linux' || Boolean(env.WAYLAND_DISPLAY || env.DISPLAY);
}

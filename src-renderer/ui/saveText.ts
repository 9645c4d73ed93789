/** Lets the browser save `text` as a file in the downloads folder. */
export function saveText(name: string, text: string, type: string): void {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The download reads the address after this turn.
  window.setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/** Gives the browser a file to save: it lands among the downloads. */
export const saveFile = (text: string, type: string, fileName: string): void => {
  const url = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  const link = document.createElement("a");
  link.href = url;
  link.download = fileName;
  link.click();
  URL.revokeObjectURL(url);
};

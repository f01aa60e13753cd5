/** A file as it travels: the only part of a form, under the name `file`. */
export function fileBody(file: File): FormData {
  const form = new FormData();
  form.append('file', file, file.name);
  return form;
}

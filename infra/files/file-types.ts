// Which files are taken, and what their bytes must be.

/** What a file is for, whatever its format. */
export type FileKind = 'document' | 'sheet' | 'slides' | 'text' | 'image' | 'archive' | 'audio' | 'video';

/** A format that is taken. */
export interface FileType {
  /** MIME. */
  readonly type: string;
  readonly kind: FileKind;
  /** What the bytes may be, as `file-type` names it; none for text, which has no mark of its own. */
  readonly bytes: readonly string[];
}

const OPEN_XML = 'application/vnd.openxmlformats-officedocument';
const typeOf = (kind: FileKind, type: string, ...bytes: string[]): FileType => ({ type, kind, bytes });
const JPEG = typeOf('image', 'image/jpeg', 'jpg');

/** The types that are taken, by extension. */
const TYPES: Readonly<Record<string, FileType>> = {
  pdf: typeOf('document', 'application/pdf', 'pdf'),
  doc: typeOf('document', 'application/msword', 'cfb'),
  docx: typeOf('document', `${OPEN_XML}.wordprocessingml.document`, 'docx', 'zip'),
  xls: typeOf('sheet', 'application/vnd.ms-excel', 'cfb'),
  xlsx: typeOf('sheet', `${OPEN_XML}.spreadsheetml.sheet`, 'xlsx', 'zip'),
  ppt: typeOf('slides', 'application/vnd.ms-powerpoint', 'cfb'),
  pptx: typeOf('slides', `${OPEN_XML}.presentationml.presentation`, 'pptx', 'zip'),
  wps: typeOf('document', 'application/wps-office.wps', 'cfb'),
  et: typeOf('sheet', 'application/wps-office.et', 'cfb'),
  ofd: typeOf('document', 'application/ofd', 'zip'),
  txt: typeOf('text', 'text/plain'),
  csv: typeOf('text', 'text/csv'),
  md: typeOf('text', 'text/markdown'),
  jpg: JPEG,
  jpeg: JPEG,
  png: typeOf('image', 'image/png', 'png', 'apng'),
  gif: typeOf('image', 'image/gif', 'gif'),
  webp: typeOf('image', 'image/webp', 'webp'),
  bmp: typeOf('image', 'image/bmp', 'bmp'),
  tif: typeOf('image', 'image/tiff', 'tif'),
  heic: typeOf('image', 'image/heic', 'heic'),
  zip: typeOf('archive', 'application/zip', 'zip'),
  mp3: typeOf('audio', 'audio/mpeg', 'mp3'),
  // Recorders write sound into an MP4 container under either mark.
  m4a: typeOf('audio', 'audio/mp4', 'm4a', 'mp4'),
  amr: typeOf('audio', 'audio/amr', 'amr'),
  wav: typeOf('audio', 'audio/wav', 'wav'),
  mp4: typeOf('video', 'video/mp4', 'mp4', 'm4v'),
};

/** The type an extension stands for; undefined for one that is not taken. */
export const typeNamed = (extension: string): FileType | undefined =>
  Object.hasOwn(TYPES, extension) ? TYPES[extension] : undefined;

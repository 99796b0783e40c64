// Rules that a course of proceedings decides between: 普通程序 or 简易程序, urgent or not.

/** The courses a matter can take, as they are called. */
export const COURSES = {
  ordinary: { label: '普通程序', synonyms: ['普通'] },
  summary: { label: '简易程序', synonyms: ['简易'] },
  urgent: { label: '紧急情形', synonyms: ['紧急', '损害继续扩大'] },
} as const;
/** A course, by its key in `COURSES`. */
export type Course = keyof typeof COURSES;

/** The rules that are one but for the course, by their ids. */
const BY_COURSE: readonly Readonly<Partial<Record<Course, string>>>[] = [
  { ordinary: 'recon-reply-ordinary', summary: 'recon-reply-summary' },
  { ordinary: 'recon-send-ordinary', summary: 'recon-send-summary' },
  { ordinary: 'recon-decide-ordinary', summary: 'recon-decide-summary' },
  { ordinary: 'lit-answer', summary: 'lit-answer-summary' },
  { ordinary: 'lit-first-judgment', summary: 'lit-first-judgment-summary' },
  { ordinary: 'jc-pil', urgent: 'jc-pil-urgent' },
  { ordinary: 'lc-time', urgent: 'lc-time-urgent' },
];

/** The id of the rule that stands in a rule's place on a course; undefined where that course makes no difference to it. */
export const courseOf = (id: string, course: Course): string | undefined =>
  BY_COURSE.find((rules) => Object.values(rules).includes(id))?.[course];

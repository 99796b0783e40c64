import { room } from '#infra/rooms';
import { eventTypesIn } from '#kernel';
import * as recorded from './events.ts';
import { AddCaseDocuments } from './handling/add-case-documents.ts';
import { ArchiveCase } from './handling/archive-case.ts';
import { CaseDesk } from './handling/case-desk.ts';
import { CaseFiles } from './case-files.ts';
import { CaseLedger } from './papers/case-ledger.ts';
import { CaseProgress } from './finding/case-progress.ts';
import { CaseRecords } from './finding/case-records.ts';
import { caseRegister } from './case-register/case-reader.ts';
import { casesMigrations } from './case-register/migration.ts';
import { CaseTimeline } from './papers/case-timeline.ts';
import { CasesAtHand } from './finding/cases-at-hand.ts';
import { CorrectCase } from './steps/correct-case.ts';
import { CorrectExtension } from './handling/correct-extension.ts';
import { CorrectHalt } from './handling/correct-halt.ts';
import { draftQueries } from './papers/draft-paper.ts';
import { ExtendPeriod } from './handling/extend-period.ts';
import { FindCases } from './finding/find-cases.ts';
import { HeadsInCourt } from './finding/heads-in-court.ts';
import { NameHandlers } from './handling/name-handlers.ts';
import { casesSentences } from './refusals.ts';
import { ResumeCase } from './handling/resume-case.ts';
import { StrikeExtension } from './handling/strike-extension.ts';
import { StrikeHalt } from './handling/strike-halt.ts';
import { StrikeStep } from './steps/strike-step.ts';
import { SuspendCase } from './handling/suspend-case.ts';
import { stepCommands } from './steps/take-step.ts';
import { whenCaseMoves } from './when-case-moves.ts';

export { CASE_REGISTER, entriesIn, entryMoved, type CaseMoved, type DatedEntry } from './dated-entries.ts';
export { CASE_EVENTS, CaseOpened, StepTaken as CaseStepTaken } from './events.ts';

/** Cases: reconsideration, litigation, mediation, petitions and what follows from them, each by its procedure. */
export const cases = room({
  name: 'cases',
  title: '案件',
  events: eventTypesIn(recorded),
  commands: [
    ...stepCommands,
    ExtendPeriod,
    CorrectExtension,
    StrikeExtension,
    SuspendCase,
    ResumeCase,
    CorrectHalt,
    StrikeHalt,
    CorrectCase,
    StrikeStep,
    NameHandlers,
    AddCaseDocuments,
    ArchiveCase,
  ],
  queries: [CaseProgress, FindCases, CasesAtHand, HeadsInCourt, ...draftQueries, CaseLedger, CaseTimeline],
  services: [CaseDesk, CaseRecords],
  readers: [caseRegister],
  policies: [whenCaseMoves],
  sentences: casesSentences,
  migrations: casesMigrations,
  files: CaseFiles,
});

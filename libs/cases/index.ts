import { room } from '#infra/rooms';
import { AddCaseDocuments } from './add-case-documents.ts';
import { ArchiveCase } from './archive-case.ts';
import { CaseDesk } from './case-desk.ts';
import { CaseFiles } from './case-files.ts';
import { CaseLedger } from './case-ledger.ts';
import { CaseProgress } from './case-progress.ts';
import { CaseRecords } from './case-records.ts';
import { caseRegister } from './case-register/case-reader.ts';
import { casesMigrations } from './case-register/migration.ts';
import { CaseTimeline } from './case-timeline.ts';
import { CasesAtHand } from './cases-at-hand.ts';
import { CorrectCase } from './correct-case.ts';
import { draftQueries } from './draft-paper.ts';
import { ExtendPeriod } from './extend-period.ts';
import { FindCases } from './find-cases.ts';
import { HeadsInCourt } from './heads-in-court.ts';
import { NameHandlers } from './name-handlers.ts';
import { casesSentences } from './refusals.ts';
import { ResumeCase } from './resume-case.ts';
import { StrikeStep } from './strike-step.ts';
import { SuspendCase } from './suspend-case.ts';
import { stepCommands } from './take-step.ts';
import { whenCaseMoves } from './when-case-moves.ts';

/** Cases: reconsideration, litigation, mediation, petitions and what follows from them, each by its procedure. */
export const cases = room({
  name: 'cases',
  title: '案件',
  commands: [
    ...stepCommands,
    ExtendPeriod,
    SuspendCase,
    ResumeCase,
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

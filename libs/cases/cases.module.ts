import { Module } from '@nestjs/common';
import { AddCaseDocumentsHandler } from './handling/add-case-documents.ts';
import { ArchiveCaseHandler } from './handling/archive-case.ts';
import { CaseDesk } from './handling/case-desk.ts';
import { CaseFiles } from './case-files.ts';
import { CaseLedgerHandler } from './papers/case-ledger.ts';
import { CaseProgressHandler } from './finding/case-progress.ts';
import { CaseRecords } from './finding/case-records.ts';
import { CaseTimelineHandler } from './papers/case-timeline.ts';
import { CasesAtHandHandler } from './finding/cases-at-hand.ts';
import { CorrectCaseHandler } from './steps/correct-case.ts';
import { draftHandlers } from './papers/draft-paper.ts';
import { ExtendPeriodHandler } from './handling/extend-period.ts';
import { FindCasesHandler } from './finding/find-cases.ts';
import { HeadsInCourtHandler } from './finding/heads-in-court.ts';
import { NameHandlersHandler } from './handling/name-handlers.ts';
import { ResumeCaseHandler } from './handling/resume-case.ts';
import { StrikeStepHandler } from './steps/strike-step.ts';
import { SuspendCaseHandler } from './handling/suspend-case.ts';
import { stepHandlers } from './steps/take-step.ts';

@Module({
  providers: [
    CaseDesk,
    CaseRecords,
    CaseFiles,
    ...stepHandlers,
    StrikeStepHandler,
    CorrectCaseHandler,
    ExtendPeriodHandler,
    SuspendCaseHandler,
    ResumeCaseHandler,
    NameHandlersHandler,
    AddCaseDocumentsHandler,
    ArchiveCaseHandler,
    CaseProgressHandler,
    FindCasesHandler,
    CasesAtHandHandler,
    HeadsInCourtHandler,
    CaseLedgerHandler,
    CaseTimelineHandler,
    ...draftHandlers,
  ],
  exports: [CaseFiles],
})
export class CasesModule {}

import { Module } from '@nestjs/common';
import { AddCaseDocumentsHandler } from './add-case-documents.ts';
import { ArchiveCaseHandler } from './archive-case.ts';
import { CaseDesk } from './case-desk.ts';
import { CaseFiles } from './case-files.ts';
import { CaseLedgerHandler } from './case-ledger.ts';
import { CaseProgressHandler } from './case-progress.ts';
import { CaseRecords } from './case-records.ts';
import { CaseTimelineHandler } from './case-timeline.ts';
import { CasesAtHandHandler } from './cases-at-hand.ts';
import { CorrectCaseHandler } from './correct-case.ts';
import { draftHandlers } from './draft-paper.ts';
import { ExtendPeriodHandler } from './extend-period.ts';
import { FindCasesHandler } from './find-cases.ts';
import { HeadsInCourtHandler } from './heads-in-court.ts';
import { NameHandlersHandler } from './name-handlers.ts';
import { ResumeCaseHandler } from './resume-case.ts';
import { StrikeStepHandler } from './strike-step.ts';
import { SuspendCaseHandler } from './suspend-case.ts';
import { stepHandlers } from './take-step.ts';

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

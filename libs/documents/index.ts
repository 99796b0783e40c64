import { room } from '#infra/rooms';
import { eventTypesIn } from '#kernel';
import * as recorded from './events.ts';
import { CleanUp } from './clean-up/clean-up.ts';
import { CleanUpProgress } from './clean-up/clean-up-progress.ts';
import { CompetitionRecord } from './competition/competition-record.ts';
import { CompareVersions } from './versions/compare-versions.ts';
import { CorrectDescription } from './steps/correct-description.ts';
import { CorrectStep } from './steps/correct-step.ts';
import { DocumentDesk } from './steps/document-desk.ts';
import { DocumentFiles } from './document-files.ts';
import { documentMigrations } from './document-register/migration.ts';
import { DocumentProgress } from './finding/document-progress.ts';
import { DocumentRecords } from './finding/document-records.ts';
import { DocumentCatalogue, DocumentLedger } from './papers/document-ledger.ts';
import { documentRegister } from './document-register/document-reader.ts';
import { DocumentsAtHand } from './finding/documents-at-hand.ts';
import { documentsSentences } from './refusals.ts';
import { EnterDocument } from './steps/enter-document.ts';
import { EnterEarlier } from './steps/enter-earlier.ts';
import { FindDocuments } from './finding/find-documents.ts';
import { OpenCleanUp } from './clean-up/open-clean-up.ts';
import { paperQueries } from './papers/draw-paper.ts';
import { PublishCleanUp } from './clean-up/publish-clean-up.ts';
import { ReportNil } from './clean-up/report-nil.ts';
import { RoundDesk } from './clean-up/round-desk.ts';
import { roundMigrations, roundRegister } from './clean-up/round-register.ts';
import { SetSeries } from './steps/set-series.ts';
import { ShowHints } from './competition/show-hints.ts';
import { StartDraft } from './steps/start-draft.ts';
import { stepCommands } from './steps/take-step.ts';
import { StrikeStep } from './steps/strike-step.ts';
import { ValidDocuments } from './finding/valid-documents.ts';
import { whenCaseFinds } from './when-case-finds.ts';
import { whenDocumentGoesUp } from './when-document-goes-up.ts';
import { whenDocumentMoves } from './when-document-moves.ts';
import { whenItemSettles } from './when-item-settles.ts';
import { whenOpinionDelivered } from './when-opinion-delivered.ts';
import { whenRecordChanges } from './clean-up/when-record-changes.ts';
import { whenRoundPublished } from './clean-up/when-round-published.ts';

/** Documents from the first text to the last day, the fair-competition review of them, and clean-up rounds. */
export const documents = room({
  name: 'documents',
  title: '文件',
  events: eventTypesIn(recorded),
  commands: [
    StartDraft,
    ...stepCommands,
    EnterDocument,
    EnterEarlier,
    SetSeries,
    CorrectStep,
    CorrectDescription,
    StrikeStep,
    OpenCleanUp,
    CleanUp,
    ReportNil,
    PublishCleanUp,
  ],
  queries: [
    DocumentProgress,
    FindDocuments,
    DocumentsAtHand,
    ValidDocuments,
    CompareVersions,
    CompetitionRecord,
    ShowHints,
    CleanUpProgress,
    ...paperQueries,
    DocumentLedger,
    DocumentCatalogue,
  ],
  services: [DocumentDesk, DocumentRecords, RoundDesk],
  readers: [documentRegister, roundRegister],
  policies: [
    whenDocumentMoves,
    whenDocumentGoesUp,
    whenItemSettles,
    whenCaseFinds,
    whenOpinionDelivered,
    whenRecordChanges,
    whenRoundPublished,
  ],
  sentences: documentsSentences,
  migrations: { ...documentMigrations, ...roundMigrations },
  files: DocumentFiles,
});

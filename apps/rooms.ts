import type { DynamicModule, Type } from '@nestjs/common';
import type { AnyCommand, QueryType } from '#infra/commands';
import { Wording } from '#infra/commands';
import type { Migrations } from '#infra/database';
import { dingtalkMigrations } from '#infra/dingtalk';
import type { Database } from '#infra/database';
import { ledgerMigrations, type Ledger, type Reader } from '#infra/events';
import { filesMigrations } from '#infra/files';
import { accessMigrations } from '#infra/http';
import { AddCaseDocuments, ArchiveCase, CaseLedger, CaseProgress, CaseReader, casesMigrations, CasesAtHand, CasesModule, casesSentences, CaseTimeline, CorrectCase, draftQueries, ExtendPeriod, FindCases, HeadsInCourt, NameHandlers, ResumeCase, stepCommands, StrikeStep, SuspendCase, WhenCaseMoves } from '#cases';
import {
  AddMaterials, DecisionsModule, decisionsMigrations, decisionsSentences, FindItems, ItemProgress, ItemReader, MeetingReader, MyItems, ProposeItem, WhenItemMoves, WhenMeetingSettles, WithdrawItem,
  SendForReview, RecordReview, OverrideGate, ReviewItem, ApproveItem, LinkItem, SeatMember, UnseatMember, SettleRecusal, ConveneMeeting, AddLateItem, OpenMeeting, RecordAttendance, StudyLaw, GiveWrittenOpinion, NoteObservers, RecuseMember, HearOpinions, TakeVote, DeferEntry, CloseMeeting, CorrectVote, ConfirmMinutes, FindMeetings, MeetingLedger, MeetingPaper, MeetingProgress, MeetingsAtHand,
  AssignTask, FindTasks, FinishTask, ReportTask, TaskReader, TasksAtHand, WhenTaskMoves, RatifyEmergency, RecordEmergency, WhenEmergencyActed,
  ChangeMatter, ExportRecord, FindMatters, ImportCatalogue, ItemCard, TellMembers,
  AnswerNotice, CancelMeeting, CorrectAttendance, CorrectRecusal, CorrectResolution, FindDecisions, FindEmergencies, FindVotes, MeetingMaterials, MinutesToConfirm, MoveMeeting, NoteComing, NoteLeaving, RetractVote, TaskProgress,
} from '#decisions';
import { dialogueMigrations } from '#dialogue';
import { DirectoryModule, directoryMigrations, DirectoryReader, directorySentences, EnrolStaff, EstablishUnit, NameOrgan, RemoveStaff } from '#directory';
import { DueDuties, DutiesModule, dutiesMigrations, dutiesSentences, DutyNews, DutyReader, GiveLocalHoliday, MissedDuties, MyDuties, OverdueDuties, PublishYear, ReadRule, ReckonDeadline, SetLength, SettleLocalHolidays, WhenLawChanged } from '#duties';
import type { Clock } from '#kernel';
import { SecrecyModule, secrecySentences } from '#secrecy';

/** What the house holds. Every process is wired from these lists; a new room adds its lines here. */
export const rooms: readonly (Type | DynamicModule)[] = [DirectoryModule, DecisionsModule, CasesModule, DutiesModule, SecrecyModule];
export const commands: readonly AnyCommand[] = [
  ProposeItem, WithdrawItem, AddMaterials, SendForReview, RecordReview, OverrideGate, ReviewItem, ApproveItem, LinkItem,
  ConveneMeeting, AddLateItem, OpenMeeting, RecordAttendance, StudyLaw, GiveWrittenOpinion, NoteObservers, RecuseMember, HearOpinions, TakeVote, DeferEntry, CloseMeeting, CorrectVote, ConfirmMinutes,
  MoveMeeting, CancelMeeting, AnswerNotice, NoteComing, NoteLeaving, RetractVote, CorrectAttendance, CorrectRecusal, CorrectResolution, RecordEmergency, RatifyEmergency, AssignTask, ReportTask, FinishTask,
  SeatMember, UnseatMember, SettleRecusal, ImportCatalogue, ChangeMatter, ...stepCommands, ExtendPeriod, SuspendCase, ResumeCase, CorrectCase, StrikeStep, NameHandlers, AddCaseDocuments, ArchiveCase,
  PublishYear, GiveLocalHoliday, SettleLocalHolidays, SetLength, NameOrgan, EstablishUnit, EnrolStaff, RemoveStaff,
];
export const queries: readonly QueryType[] = [MyDuties, DueDuties, OverdueDuties, MyItems, FindItems, ItemProgress, FindMeetings, MeetingLedger, MeetingPaper, MeetingMaterials, MeetingProgress, MeetingsAtHand, MinutesToConfirm, FindDecisions, FindVotes, FindEmergencies, FindTasks, TaskProgress, TasksAtHand, FindMatters, ExportRecord, ItemCard, CaseProgress, FindCases, CasesAtHand, HeadsInCourt, ...draftQueries, CaseLedger, CaseTimeline, ReckonDeadline, ReadRule];
export const readers: readonly Reader[] = [new DirectoryReader(), new ItemReader(), new MeetingReader(), new TaskReader(), new CaseReader(), new DutyReader(), new DutyNews()];

/** What those who follow the ledger and act on it need. */
export interface Acting {
  readonly ledger: Ledger;
  /** As the application: one organ at a time. */
  readonly database: Database;
}
export const policies = ({ ledger, database }: Acting): readonly Reader[] => [new WhenItemMoves(ledger), new WhenMeetingSettles(ledger), new WhenTaskMoves(ledger), new TellMembers(ledger), new WhenEmergencyActed(ledger), new WhenCaseMoves(ledger), new WhenLawChanged(ledger, database)];

/** What is looked for every so often, over all organs; each returns how much it did. */
export const rounds = (ledger: Ledger, following: Database, clock: Clock): readonly (() => Promise<number>)[] => {
  const missed = new MissedDuties(ledger, following, clock);
  return [() => missed.look()];
};
export const wording = new Wording(directorySentences, decisionsSentences, casesSentences, dutiesSentences, secrecySentences);
export const migrations: Migrations = { ...ledgerMigrations, ...filesMigrations, ...accessMigrations, ...directoryMigrations, ...dingtalkMigrations, ...decisionsMigrations, ...dutiesMigrations, ...casesMigrations, ...dialogueMigrations };

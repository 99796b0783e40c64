import { Module } from '@nestjs/common';
import { Agenda } from './agenda.ts';
import { ItemDesk } from './item-desk.ts';
import { MeetingDesk } from './meeting-desk.ts';
import { AddLateItemHandler } from './add-late-item.ts';
import { ApproveItemHandler } from './approve-item.ts';
import { CloseMeetingHandler } from './close-meeting.ts';
import { ConfirmMinutesHandler } from './confirm-minutes.ts';
import { ConveneMeetingHandler } from './convene-meeting.ts';
import { CorrectVoteHandler } from './correct-vote.ts';
import { DeferEntryHandler } from './defer-entry.ts';
import { FindMeetingsHandler } from './find-meetings.ts';
import { GiveWrittenOpinionHandler } from './give-written-opinion.ts';
import { HearOpinionsHandler } from './hear-opinions.ts';
import { LinkItemHandler } from './link-item.ts';
import { MeetingLedgerHandler } from './meeting-ledger.ts';
import { MeetingPaperHandler } from './meeting-paper.ts';
import { MeetingProgressHandler } from './meeting-progress.ts';
import { MeetingsAtHandHandler } from './meetings-at-hand.ts';
import { NoteObserversHandler } from './note-observers.ts';
import { OpenMeetingHandler } from './open-meeting.ts';
import { OverrideGateHandler } from './override-gate.ts';
import { RecordAttendanceHandler } from './record-attendance.ts';
import { RecordReviewHandler } from './record-review.ts';
import { RecuseMemberHandler } from './recuse-member.ts';
import { ReviewItemHandler } from './review-item.ts';
import { SeatMemberHandler } from './seat-member.ts';
import { SendForReviewHandler } from './send-for-review.ts';
import { SettleRecusalHandler } from './settle-recusal.ts';
import { StudyLawHandler } from './study-law.ts';
import { TakeVoteHandler } from './take-vote.ts';
import { UnseatMemberHandler } from './unseat-member.ts';
import { AssignTaskHandler } from './assign-task.ts';
import { FindTasksHandler } from './find-tasks.ts';
import { FinishTaskHandler } from './finish-task.ts';
import { ReportTaskHandler } from './report-task.ts';
import { TaskDesk } from './task-desk.ts';
import { TasksAtHandHandler } from './tasks-at-hand.ts';
import { RatifyEmergencyHandler } from './ratify-emergency.ts';
import { RecordEmergencyHandler } from './record-emergency.ts';
import { ChangeMatterHandler } from './change-matter.ts';
import { FindMattersHandler } from './find-matters.ts';
import { ImportCatalogueHandler } from './import-catalogue.ts';
import { TheCatalogue } from './the-catalogue.ts';
import { ExportRecordHandler } from './export-record.ts';
import { ItemCardHandler } from './item-card.ts';
import { AddMaterialsHandler } from './add-materials.ts';
import { FindItemsHandler } from './find-items.ts';
import { ItemFiles } from './item-files.ts';
import { ItemProgressHandler } from './item-progress.ts';
import { MyItemsHandler } from './my-items.ts';
import { ProposeItemHandler } from './propose-item.ts';
import { WithdrawItemHandler } from './withdraw-item.ts';
import { MoveMeetingHandler } from './move-meeting.ts';
import { CancelMeetingHandler } from './cancel-meeting.ts';
import { AnswerNoticeHandler } from './answer-notice.ts';
import { NoteComingHandler } from './note-coming.ts';
import { NoteLeavingHandler } from './note-leaving.ts';
import { RetractVoteHandler } from './retract-vote.ts';
import { CorrectAttendanceHandler } from './correct-attendance.ts';
import { CorrectRecusalHandler } from './correct-recusal.ts';
import { CorrectResolutionHandler } from './correct-resolution.ts';
import { PartyGroupDesk } from './party-group-desk.ts';
import { FindDecisionsHandler } from './find-decisions.ts';
import { FindVotesHandler } from './find-votes.ts';
import { MeetingMaterialsHandler } from './meeting-materials.ts';
import { FindEmergenciesHandler } from './find-emergencies.ts';
import { TaskProgressHandler } from './task-progress.ts';
import { MinutesToConfirmHandler } from './minutes-to-confirm.ts';

@Module({
  providers: [
    ProposeItemHandler,
    WithdrawItemHandler,
    AddMaterialsHandler,
    MyItemsHandler,
    FindItemsHandler,
    ItemProgressHandler,
    ItemFiles,
    Agenda,
    TheCatalogue,
    ImportCatalogueHandler,
    ChangeMatterHandler,
    FindMattersHandler,
    ExportRecordHandler,
    ItemCardHandler,
    ItemDesk,
    MeetingDesk,
    TaskDesk,
    RecordEmergencyHandler,
    RatifyEmergencyHandler,
    AssignTaskHandler,
    ReportTaskHandler,
    FinishTaskHandler,
    FindTasksHandler,
    TasksAtHandHandler,
    SendForReviewHandler,
    RecordReviewHandler,
    OverrideGateHandler,
    ReviewItemHandler,
    ApproveItemHandler,
    LinkItemHandler,
    SeatMemberHandler,
    UnseatMemberHandler,
    SettleRecusalHandler,
    ConveneMeetingHandler,
    AddLateItemHandler,
    OpenMeetingHandler,
    RecordAttendanceHandler,
    StudyLawHandler,
    GiveWrittenOpinionHandler,
    NoteObserversHandler,
    RecuseMemberHandler,
    HearOpinionsHandler,
    TakeVoteHandler,
    DeferEntryHandler,
    CloseMeetingHandler,
    CorrectVoteHandler,
    ConfirmMinutesHandler,
    MoveMeetingHandler,
    CancelMeetingHandler,
    AnswerNoticeHandler,
    NoteComingHandler,
    NoteLeavingHandler,
    RetractVoteHandler,
    CorrectAttendanceHandler,
    CorrectRecusalHandler,
    CorrectResolutionHandler,
    PartyGroupDesk,
    FindMeetingsHandler,
    MeetingLedgerHandler,
    MeetingPaperHandler,
    MeetingProgressHandler,
    MeetingsAtHandHandler,
    MeetingMaterialsHandler,
    FindDecisionsHandler,
    FindVotesHandler,
    FindEmergenciesHandler,
    TaskProgressHandler,
    MinutesToConfirmHandler,
  ],
  exports: [ItemFiles],
})
export class DecisionsModule {}

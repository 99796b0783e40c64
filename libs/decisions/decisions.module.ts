import { Module } from '@nestjs/common';
import { FindEmergenciesHandler } from './emergencies/find-emergencies.ts';
import { RecordEmergencyHandler } from './emergencies/record-emergency.ts';
import { ExportRecordHandler } from './export/export-record.ts';
import { AssignTaskHandler } from './follow-up/assign-task.ts';
import { FindTasksHandler } from './follow-up/find-tasks.ts';
import { FinishTaskHandler } from './follow-up/finish-task.ts';
import { ReportTaskHandler } from './follow-up/report-task.ts';
import { TaskDesk } from './follow-up/task-desk.ts';
import { TaskProgressHandler } from './follow-up/task-progress.ts';
import { TasksAtHandHandler } from './follow-up/tasks-at-hand.ts';
import { AddMaterialsHandler } from './items/add-materials.ts';
import { ApproveItemHandler } from './items/approve-item.ts';
import { FindItemsHandler } from './items/find-items.ts';
import { ItemDesk } from './items/item-desk.ts';
import { ItemProgressHandler } from './items/item-progress.ts';
import { LinkItemHandler } from './items/link-item.ts';
import { MyItemsHandler } from './items/my-items.ts';
import { OverrideGateHandler } from './items/override-gate.ts';
import { ProposeItemHandler } from './items/propose-item.ts';
import { RecordReviewHandler } from './items/record-review.ts';
import { ReviewItemHandler } from './items/review-item.ts';
import { SendForReviewHandler } from './items/send-for-review.ts';
import { WithdrawItemHandler } from './items/withdraw-item.ts';
import { ChangeMatterHandler } from './list/change-matter.ts';
import { FindMattersHandler } from './list/find-matters.ts';
import { ImportCatalogueHandler } from './list/import-catalogue.ts';
import { TheCatalogue } from './list/the-catalogue.ts';
import { AddLateItemHandler } from './meetings/convening/add-late-item.ts';
import { Agenda } from './meetings/convening/agenda.ts';
import { AnswerNoticeHandler } from './meetings/convening/answer-notice.ts';
import { CancelMeetingHandler } from './meetings/convening/cancel-meeting.ts';
import { ConveneMeetingHandler } from './meetings/convening/convene-meeting.ts';
import { MoveMeetingHandler } from './meetings/convening/move-meeting.ts';
import { RatifyEmergencyHandler } from './meetings/convening/ratify-emergency.ts';
import { FindDecisionsHandler } from './meetings/find-decisions.ts';
import { FindMeetingsHandler } from './meetings/find-meetings.ts';
import { FindVotesHandler } from './meetings/find-votes.ts';
import { MeetingDesk } from './meetings/meeting-desk.ts';
import { MeetingProgressHandler } from './meetings/meeting-progress.ts';
import { MeetingsAtHandHandler } from './meetings/meetings-at-hand.ts';
import { ConfirmMinutesHandler } from './meetings/minutes/confirm-minutes.ts';
import { CorrectAttendanceHandler } from './meetings/minutes/correct-attendance.ts';
import { CorrectRecusalHandler } from './meetings/minutes/correct-recusal.ts';
import { CorrectResolutionHandler } from './meetings/minutes/correct-resolution.ts';
import { CorrectVoteHandler } from './meetings/minutes/correct-vote.ts';
import { MinutesToConfirmHandler } from './meetings/minutes/minutes-to-confirm.ts';
import { CloseMeetingHandler } from './meetings/sitting/close-meeting.ts';
import { DeferEntryHandler } from './meetings/sitting/defer-entry.ts';
import { GiveWrittenOpinionHandler } from './meetings/sitting/give-written-opinion.ts';
import { HearOpinionsHandler } from './meetings/sitting/hear-opinions.ts';
import { NoteComingHandler } from './meetings/sitting/note-coming.ts';
import { NoteLeavingHandler } from './meetings/sitting/note-leaving.ts';
import { NoteObserversHandler } from './meetings/sitting/note-observers.ts';
import { OpenMeetingHandler } from './meetings/sitting/open-meeting.ts';
import { RecordAttendanceHandler } from './meetings/sitting/record-attendance.ts';
import { RecuseMemberHandler } from './meetings/sitting/recuse-member.ts';
import { RetractVoteHandler } from './meetings/sitting/retract-vote.ts';
import { StudyLawHandler } from './meetings/sitting/study-law.ts';
import { TakeVoteHandler } from './meetings/sitting/take-vote.ts';
import { ItemCardHandler } from './papers/item-card.ts';
import { MeetingLedgerHandler } from './papers/meeting-ledger.ts';
import { MeetingMaterialsHandler } from './papers/meeting-materials.ts';
import { MeetingPaperHandler } from './papers/meeting-paper.ts';
import { PartyGroupDesk } from './party-group/party-group-desk.ts';
import { SeatMemberHandler } from './party-group/seat-member.ts';
import { SettleRecusalHandler } from './party-group/settle-recusal.ts';
import { UnseatMemberHandler } from './party-group/unseat-member.ts';
import { ItemFiles } from './item-files.ts';

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

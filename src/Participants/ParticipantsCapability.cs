using Microsoft.Extensions.DependencyInjection;
using Samsteg.Platform;

namespace Samsteg.Participants;

/// <summary>What this capability offers to the rest.</summary>
public static class ParticipantsCapability
{
    /// <summary>Registers it.</summary>
    public static IServiceCollection AddParticipants(this IServiceCollection services) => services
        .AddCapability(new Capability(typeof(ParticipantsCapability).Assembly)
        {
            Menu =
            [
                new MenuItem("participants.list.title", "/deltagare", Permissions.ParticipantsList, 30),
                new MenuItem("own_page.start.title", OwnPaths.Start, Permissions.OwnPage, 1),
                new MenuItem("referrals.own.title", ReferralPaths.Own, Permissions.ReferralsMake, 25),
                new MenuItem("plans.shared.title", SharedPlanReader.Path, Permissions.PlansShared, 26),
            ],
            Tabs =
            [
                new WorkspaceTab("referrals.title", "/insatser/{id}/anvisningar", Permissions.ReferralsRead, 29),
                new WorkspaceTab("participants.list.title", "/insatser/{id}/deltagare", Permissions.ParticipantsList, 30, Also: "/insatser/{id}/arendemangd"),
            ],
            Measures =
            [
                .. StandingMeasures.All,
                .. ReferralMeasures.All,
                CoachingMeasure.Measure,
                SilenceMeasure.Measure,
                .. ExitMeasures.All,
                ProgressMeasures.WithMapping, ProgressMeasures.Up, ProgressMeasures.Down, ProgressMeasures.Unchanged, ProgressMeasures.UpTheLadder,
                ActionPlanMeasures.WithPlan, ActionPlanMeasures.WithProgress,
            ],
            Divisions = ParticipantSpreads.Divisions,
            Spreads = ParticipantSpreads.All,
            Today =
            [
                new TodaySource(Permissions.ParticipantsEdit, CaseloadToday.DueSteps, "subject_id"),
                new TodaySource(Permissions.ParticipantsEdit, PlanReviewRows.Today, "subject_id") { Matter = static _ => TodayMatter.Look },
                new TodaySource(Permissions.ReferralsEdit, ReferralsToday.Due) { Matter = static kind => kind == "referral_meeting" ? TodayMatter.Due : TodayMatter.Waits },
                new TodaySource(Permissions.ParticipantsEdit, FollowUpRow.Today, "participant_id"),
                new TodaySource(Permissions.ParticipantsEdit, CaseloadToday.UnfinishedEnrolments, "subject_id"),
                new TodaySource(Permissions.ParticipantsEdit, CaseloadToday.OverduePhases, "subject_id") { Matter = static _ => TodayMatter.Look },
                new TodaySource(Permissions.ParticipantsEdit, ParticipantMessages.Today, "subject_id") { Matter = static _ => TodayMatter.Waits },
                new TodaySource(Permissions.ParticipantsEdit, BookingRow.Today, "participant_id"),
                new TodaySource(Permissions.ParticipantsEdit, CaseloadToday.WithoutContact, "subject_id"),
                new TodaySource(Permissions.ParticipantsEdit, AssessmentSources.Due, "subject_id") { Matter = static _ => TodayMatter.Look },
                new TodaySource(Permissions.ParticipantsEdit, CoverShown.Today) { Matter = static _ => TodayMatter.Look },
                new TodaySource(Permissions.ParticipantsAssign, CaseloadToday.WithoutCoach, "subject_id") { Matter = static _ => TodayMatter.Waits },
                new TodaySource(Permissions.ParticipantsAssign, ReviewOpenings.Due) { Matter = static _ => TodayMatter.Look },
            ],
            Calendar = [new CalendarSource(Permissions.ParticipantsRead, BookingRow.Calendar)],
            Timeline =
            [
                new TimelineSource("enrolment", ParticipantTimeline.Enrolments),
                new TimelineSource("enrolment", ParticipantTimeline.Exits),
                new TimelineSource("enrolment", ParticipantTimeline.ReEntries),
                new TimelineSource("after_exit", FollowUpRow.Timeline),
                new TimelineSource("contacts", ParticipantTimeline.Contacts),
                new TimelineSource("contacts", BookingRow.Timeline),
                new TimelineSource("assessments", AssessmentSources.Timeline),
                new TimelineSource("plan", ParticipantTimeline.Goals),
                new TimelineSource("plan", ParticipantTimeline.StepsDone),
                new TimelineSource("plan", PlanReviewRows.Timeline),
                new TimelineSource("programme", ParticipantTimeline.Phases),
            ],
            Events =
            [
                new EventKind("participant.enrolled", Permissions.ParticipantsList, static (row, isAdded) => isAdded ? (row as Participant)?.Id.Value : null),
                new EventKind("participant.exited", Permissions.ParticipantsList, static (row, isAdded) => isAdded ? (row as ProgrammeExit)?.ParticipantId.Value : null),
            ],
            Messages = [ReferralMessages.Changed, ParticipantMessages.ToCoach, ParticipantMessages.ToParticipant, WithdrawOwnWaiver.Withdrawn, EnrolImport.Over, OpenCase.Opened, OwnAccounts.Made, NameIdentityReaders.Named, HandOverCase.Given],
            Api = [ReferralsApi.Resource, ParticipantsApi.Resource, ContactsApi.Resource],
            Subjects = [ReferralMeasures.Subjects, new SubjectSource(SubjectKind.Participant, Permissions.ParticipantsRead, ParticipantSubjects.Names)],
            Searches = [ParticipantSearch.Source],
            Sealed = [Participant.SealedNumbers, ImportFile.Sealed, ImportCells.Sealed, ProtectedIdentity.Sealed, Referral.SealedNumbers, ProtectedReferral.Sealed],
            Panels =
            [
                new Panel(PanelSlots.Today, typeof(OwnReferralsPanel), Permissions.ReferralsMake, 10),
                new Panel(PanelSlots.InitiativeSide, typeof(ParticipantsPanel), Permissions.ParticipantsList, 30),
                new Panel(PanelSlots.InitiativePlan, typeof(InstrumentsPanel), Permissions.InitiativesRead, 60),
                new Panel(PanelSlots.ParticipantMain, typeof(CoverPanel), Permissions.ParticipantsRead, 1),
                new Panel(PanelSlots.ParticipantMain, typeof(AssessmentsPanel), Permissions.ParticipantsRead, 20),
                new Panel(PanelSlots.ParticipantMain, typeof(BookingsPanel), Permissions.ParticipantsRead, 20),
                new Panel(PanelSlots.ParticipantMain, typeof(CaseMeetingsPanel), Permissions.ParticipantsRead, 25),
                new Panel(PanelSlots.ParticipantMain, typeof(OwnPagePanel), Permissions.ParticipantsEdit, 60),
                new Panel(PanelSlots.ParticipantMain, typeof(PeriodsPanel), Permissions.ParticipantsRead, 70),
                new Panel(PanelSlots.ParticipantMain, typeof(EnrolmentStepsPanel), Permissions.ParticipantsEdit, 5),
                new Panel(PanelSlots.ParticipantMain, typeof(ProgrammePanel), Permissions.ParticipantsRead, 15),
                new Panel(PanelSlots.ParticipantMain, typeof(BackgroundPanel), Permissions.ParticipantsRead, 70),
            ],
        })
        .AddScoped<CaseFrame>()
        .AddScoped<OpenedCase>()
        .AddScoped<Timeline>()
        .AddScoped<EnrolParticipant>()
        .AddScoped<TakeInImport>()
        .AddScoped<MapImport>()
        .AddScoped<DecideImport>()
        .AddScoped<ImportFile>()
        .AddScoped<ImportSteps>()
        .AddScoped<ImportVocabulary>()
        .AddScoped<CheckImport>()
        .AddScoped<EnrolImport>()
        .AddScoped<UndoImport>()
        .AddScoped<IJob, ImportWork>()
        .AddSingleton<IJob, ForgetImports>()
        .AddScoped<WriteReferral>()
        .AddScoped<ReceiveReferral>()
        .AddScoped<MakeReferral>()
        .AddScoped<OwnReferrals>()
        .AddScoped<TakeReferralOn>()
        .AddScoped<AssignReferral>()
        .AddScoped<ReferralForEnrolment>()
        .AddScoped<ChangeReferralSettings>()
        .AddScoped<PossibleMatches>()
        .AddScoped<ChangeProgramme>()
        .AddScoped<RegisterPhaseEvent>()
        .AddScoped<RegisterBackground>()
        .AddScoped<RegisterIncome>()
        .AddScoped<TellInformation>()
        .AddScoped<SettingsOfParticipants>()
        .AddScoped<CorrectEnrolment>()
        .AddScoped<ChangeDetails>()
        .AddScoped<ProtectIdentity>()
        .AddScoped<EndProtection>()
        .AddScoped<NameIdentityReaders>()
        .AddScoped<RevealIdentity>()
        .AddScoped<KnownNumbers>()
        .AddScoped<HandOverCase>()
        .AddScoped<HandOverCases>()
        .AddScoped<CoverCases>()
        .AddScoped<ChangeCaseloadRule>()
        .AddScoped<ChangeWaivers>()
        .AddScoped<WithdrawOwnWaiver>()
        .AddScoped<RegisterOwnAssessment>()
        .AddScoped<PersonalLinks>()
        .AddScoped<OwnAccounts>()
        .AddScoped<OwnHoldings>()
        .AddScoped<ParticipantMessages>()
        .AddScoped<LeadMessages>()
        .AddScoped<OpenCase>()
        .AddScoped<ReviewOpenings>()
        .AddScoped<ChangePlan>()
        .AddScoped<StepLinks>()
        .AddScoped<ReviewPlan>()
        .AddScoped<ChangeHousehold>()
        .AddScoped<SharePlan>()
        .AddScoped<SharedPlanReader>()
        .AddScoped<Instruments>()
        .AddScoped<AssessmentRows>()
        .AddScoped<AssessmentDrafts>()
        .AddScoped<RegisterAssessment>()
        .AddScoped<TakeNextStep>()
        .AddScoped<ChangeInstruments>()
        .AddScoped<RegisterContact>()
        .AddScoped<CorrectContact>()
        .AddScoped<ReEnterParticipant>()
        .AddScoped<AnswerFollowUp>()
        .AddScoped<BookContact>()
        .AddScoped<RegisterCaseMeeting>()
        .AddScoped<FollowUpLinks>()
        .AddScoped<ExitParticipant>()
        .AddScoped<RetractExit>();
}

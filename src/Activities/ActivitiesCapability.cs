using Microsoft.Extensions.DependencyInjection;
using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>What this capability offers to the rest.</summary>
public static class ActivitiesCapability
{
    /// <summary>Registers it.</summary>
    public static IServiceCollection AddActivities(this IServiceCollection services) => services
        .AddCapability(new Capability(typeof(ActivitiesCapability).Assembly)
        {
            Menu = [new MenuItem("activities.menu", "/aktiviteter", Permissions.ActivitiesRead, 40)],
            Tabs = [new WorkspaceTab("activities.tab", "/insatser/{id}/aktiviteter", Permissions.ActivitiesRead, 40)],
            Measures =
            [
                ParticipantMeasures.Started, ParticipantMeasures.Completed, ParticipantMeasures.WantNextStep, ParticipantMeasures.ShareWomen,
                SessionMeasures.WorkshopSeriesHeld, SessionMeasures.GroupSize, SessionMeasures.OrganisationsCompleted, SessionMeasures.NetworkMeetings,
                AdviceSources.Held, AdviceSources.Organisations, CohortSources.Completed, CohortSources.Meetings,
                SessionMeasures.Trainings, SessionMeasures.BusinessSchools, SessionMeasures.WithAudience,
            ],
            Today = [ActivitySources.SessionsToday, ActivitySources.SessionsOverdue, ActivitySources.SessionsWithoutLeader, AdviceSources.StepsDue, AbsenceSigns.Due],
            Calendar = [CalendarEntries.Own],
            MapLayers = [SessionList.Layer],
            Timeline = [ActivitySources.Attended, ActivitySources.Wished],
            OwnMeetings = [ActivitySources.OwnSessions],
            Events = [new EventKind("session.changed", Permissions.ActivitiesRead, static (row, _) => (row as Session)?.Id.Value ?? (row as SessionOutcome)?.SessionId.Value)],
            Api = [SeriesApi.Resource, SessionsApi.Resource, AttendanceApi.Resource, OrganisationAttendanceApi.Resource, SignUpsApi.Resource],
            Messages = SignUpMessages.All,
            ParticipantListWays = [new ParticipantListWay("sign_up.many.way", "/insatser/{id}/aktiviteter/anmalan/deltagare", Permissions.AttendanceEdit)],
            OwnWays = [new OwnWay("sign_up.own.way", "/min-sida/aktiviteter"), new OwnWay("evaluations.own.way", OwnEvaluationsPage.Here)],
            Subjects = [ActivitySources.Series, ActivitySources.Sessions, AdviceSources.Subjects, CohortSources.Subjects],
            StepLinks = [ActivitySources.SeriesToJoin, ActivitySources.SessionsToCome],
            Evidence = [ReadinessEvidence.Source],
            Origins = [ActivitySources.SessionsOfOrganisations, AdviceSources.Given, CohortSources.Met],
            Searches = [SeriesSearch.Source],
            Sealed = [BusyCalendar.SealedAddresses, BusyCalendar.SealedTimes],
            Panels = [new Panel(PanelSlots.ParticipantMain, typeof(ParticipantSeries), Permissions.ActivitiesRead, 40), new Panel(PanelSlots.OrganisationMain, typeof(OrganisationTies), Permissions.ActivitiesRead, 40)],
        })
        .AddScoped<ActivityFigures>()
        .AddScoped<FindEvaluation>().AddScoped<MakeEvaluation>().AddScoped<CloseEvaluation>().AddScoped<EvaluationResults>().AddScoped<AnswerEvaluation>()
        .AddScoped<FindSession>().AddScoped<NextSession>().AddScoped<LeaderChoices>().AddScoped<SessionRules>()
        .AddScoped<MakeSession>().AddScoped<MoveSession>().AddScoped<RegisterOutcome>()
        .AddScoped<Roster>().AddScoped<MarkRoster>().AddScoped<CorrectMark>().AddScoped<MarkHistory>()
        .AddScoped<AddDropIn>().AddScoped<AnsweredTaps>()
        .AddScoped<CheckIn>().AddScoped<CheckInCodes>().AddScoped<FindSignOff>()
        .AddScoped<AbsenceSigns>().AddScoped<ChangeAbsenceRule>()
        .AddScoped<MonthHours>().AddScoped<CertifyHours>()
        .AddScoped<OrganisationRoster>().AddScoped<RegisterOrganisation>()
        .AddScoped<ContactPeople>().AddScoped<OrganisationMatrix>().AddScoped<HandInTask>()
        .AddScoped<SeriesCertificates>().AddScoped<IssueCertificates>()
        .AddScoped<ActivityTypeList>().AddScoped<ChangeActivityType>().AddScoped<RoomChoices>().AddScoped<ChangeRoom>()
        .AddScoped<SessionConflicts>().AddScoped<SessionTasks>().AddScoped<MakeSeries>().AddScoped<ChangeSeries>().AddScoped<SeriesOverview>()
        .AddScoped<SignUpTargets>().AddScoped<ChangeSignUps>().AddScoped<SignUpParticipants>().AddScoped<GuestLinks>().AddSingleton<IJob, SignUpRounds>().AddSingleton<IJob, ForgetGuests>()
        .AddScoped<NetworkReader>().AddScoped<ChangeNetwork>().AddScoped<ChangeNetworkMembers>().AddScoped<HandOverNetwork>()
        .AddScoped<AdviceReader>().AddScoped<RegisterAdvice>().AddScoped<FollowUpAdvice>()
        .AddScoped<CohortReader>().AddScoped<ChangeCohort>().AddScoped<ChangeCohortMembers>().AddScoped<RegisterNeeds>().AddScoped<RegisterBusinessMeeting>()
        .AddScoped<BusyTimes>().AddScoped<BusyCalendars>().AddSingleton<BusyCalendarReader>().AddScoped<IJob, ReadBusyCalendars>()
        .AddScoped<CalendarFeeds>().AddScoped<FeedReader>()
        .AddScoped<CalendarEntries>().AddScoped<CalendarChoices>()
        .AddScoped<MemberCandidates>().AddScoped<ChangeMembers>().AddScoped<SeriesList>().AddScoped<SeriesReader>();
}

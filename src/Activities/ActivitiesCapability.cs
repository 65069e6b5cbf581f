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
                SessionMeasures.Trainings, SessionMeasures.BusinessSchools, SessionMeasures.WithAudience,
            ],
            Today = [ActivitySources.SessionsToday, ActivitySources.SessionsOverdue, ActivitySources.SessionsWithoutLeader],
            Calendar = [CalendarEntries.Own],
            Timeline = [ActivitySources.Attended, ActivitySources.Wished],
            OwnMeetings = [ActivitySources.OwnSessions],
            Events = [new EventKind("session.changed", Permissions.ActivitiesRead, static (row, _) => (row as Session)?.Id.Value ?? (row as SessionOutcome)?.SessionId.Value)],
            Api = [SeriesApi.Resource, SessionsApi.Resource, AttendanceApi.Resource, OrganisationAttendanceApi.Resource],
            Subjects = [ActivitySources.Series, ActivitySources.Sessions],
            StepLinks = [ActivitySources.SeriesToJoin, ActivitySources.SessionsToCome],
            Searches = [SeriesSearch.Source],
            Sealed = [BusyCalendar.SealedAddresses, BusyCalendar.SealedTimes],
            Panels = [new Panel(PanelSlots.ParticipantMain, typeof(ParticipantSeries), Permissions.ActivitiesRead, 40)],
        })
        .AddScoped<FindSession>().AddScoped<NextSession>().AddScoped<LeaderChoices>().AddScoped<SessionRules>()
        .AddScoped<MakeSession>().AddScoped<MoveSession>().AddScoped<RegisterOutcome>()
        .AddScoped<Roster>().AddScoped<MarkRoster>().AddScoped<CorrectMark>().AddScoped<MarkHistory>()
        .AddScoped<OrganisationRoster>().AddScoped<RegisterOrganisation>()
        .AddScoped<ActivityTypeList>().AddScoped<ChangeActivityType>().AddScoped<RoomChoices>().AddScoped<ChangeRoom>()
        .AddScoped<SessionConflicts>().AddScoped<SessionTasks>().AddScoped<MakeSeries>().AddScoped<ChangeSeries>().AddScoped<SeriesOverview>()
        .AddScoped<BusyTimes>().AddScoped<BusyCalendars>().AddSingleton<BusyCalendarReader>().AddScoped<IJob, ReadBusyCalendars>()
        .AddScoped<CalendarFeeds>().AddScoped<FeedReader>()
        .AddScoped<CalendarEntries>().AddScoped<CalendarChoices>()
        .AddScoped<MemberCandidates>().AddScoped<ChangeMembers>().AddScoped<SeriesList>().AddScoped<SeriesReader>();
}

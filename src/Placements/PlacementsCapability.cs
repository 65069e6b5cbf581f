using Microsoft.Extensions.DependencyInjection;
using Samsteg.Organisations;
using Samsteg.Participants;
using Samsteg.Platform;

namespace Samsteg.Placements;

/// <summary>What this capability offers to the rest.</summary>
public static class PlacementsCapability
{
    /// <summary>Registers it.</summary>
    public static IServiceCollection AddPlacements(this IServiceCollection services) => services
        .AddCapability(new Capability(typeof(PlacementsCapability).Assembly)
        {
            Menu =
            [
                new MenuItem("placements.menu", "/platser", Permissions.PlacementsRead, 50), new MenuItem("supervision.title", TodayPage.Supervision, Permissions.Supervision, 11),
                new MenuItem("own_organisation.title", TodayPage.OwnOrganisation, Permissions.OwnOrganisation, 12),
            ],
            Tabs = [new WorkspaceTab("placements.tab", "/insatser/{id}/platser", Permissions.PlacementsRead, 50, Also: "/insatser/{id}/platsbank")],
            Measures = PlacementMeasures.All,
            Today =
            [
                new TodaySource(Permissions.PlacementsEdit, PlacementSources.Today, "participant_id") { Matter = static kind => kind == "placement_contest" ? TodayMatter.Waits : TodayMatter.Due },
                new TodaySource(Permissions.ParticipantsAssign, PlacementSources.ForLeads, "participant_id"), OpeningsDue.Source,
                ContactRequests.Source, ContactRequests.ForLeads,
            ],
            Messages = [.. OpeningMessages.All, AskSupervisors.Question],
            Timeline = [new TimelineSource("placements", PlacementSources.Timeline)],
            Events = [new EventKind("placement.changed", Permissions.PlacementsRead, static (row, _) =>
                (row as Placement)?.Id.Value ?? (row as PlacementEvent)?.PlacementId.Value ?? (row as PlacementFollowUp)?.PlacementId.Value)],
            MapLayers = [OpeningPoints.Layer],
            OwnWays = [new OwnWay("own_places.way", OwnPlacesPage.Here)],
            Api = [PlacementsApi.Resource, OpeningsApi.Resource],
            Subjects = [new SubjectSource(SubjectKind.Placement, Permissions.PlacementsRead, PlacementSources.Names)],
            StepLinks = [new StepLinkSource(SubjectKind.Placement, static (_, participant, _) => PlacementSources.Of(participant))],
            Panels =
            [
                new Panel(PanelSlots.ParticipantMain, typeof(ParticipantPlacements), Permissions.PlacementsRead, 50),
                new Panel(PanelSlots.ParticipantMain, typeof(PlaceProfilePanel), Permissions.PlacementsRead, 51),
                new Panel(PanelSlots.OrganisationMain, typeof(OrganisationOpenings), Permissions.PlacementsRead, 49),
                new Panel(PanelSlots.OwnStart, typeof(OwnProposals), Permissions.OwnPage, 50),
                new Panel(PanelSlots.OrganisationMain, typeof(OrganisationPlacements), Permissions.PlacementsRead, 50),
            ],
        })
        .AddSingleton(new HeldCode("occupations", static (_, code) => Occupations.NameOf(code)))
        .AddSingleton(new HeldCode("languages", static (texts, code) => texts[SiteLanguages.TextKey(code)]))
        .AddSingleton(new HeldCode("placement_check_ins.attendance", static (texts, code) => texts[$"check_in_answer.{code}"]))
        .AddSingleton(new HeldCode("placement_check_ins.work", static (texts, code) => texts[$"check_in_answer.{code}"]))
        .AddSingleton(new HeldCode("presence", static (texts, code) => texts[$"placement_presence.{code}"]))
        .AddScoped<RegisterAttendance>()
        .AddScoped<OwnOrganisationReader>()
        .AddScoped<SaveOpening>()
        .AddScoped<OrganisationOffer>()
        .AddScoped<SavePlaceProfile>()
        .AddScoped<StartRound>()
        .AddScoped<SolveRound>()
        .AddScoped<DecideMatch>()
        .AddScoped<SayMatch>()
        .AddScoped<OpeningQuestion>()
        .AddSingleton<IJob, AskAboutOpenings>()
        .AddScoped<CheckInQuestion>()
        .AddSingleton<IJob, AskSupervisors>()
        .AddScoped<PlanPlacement>()
        .AddScoped<ChangePlacement>()
        .AddScoped<RegisterPlacementEvent>()
        .AddScoped<CorrectPlacementEvent>()
        .AddScoped<ReturnFromPause>()
        .AddScoped<PlanTogether>()
        .AddScoped<ConfirmPlan>()
        .AddScoped<PrintPlan>()
        .AddScoped<IOngoing, OngoingPlacements>()
        .AddScoped<SettingsOfPlacements>()
        .AddScoped<RegisterFollowUp>()
        .AddScoped<CorrectFollowUp>();
}

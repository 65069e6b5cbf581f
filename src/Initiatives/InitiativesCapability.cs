using Microsoft.Extensions.DependencyInjection;
using Samsteg.Platform;

namespace Samsteg.Initiatives;

/// <summary>What this capability offers to the rest.</summary>
public static class InitiativesCapability
{
    /// <summary>Registers it.</summary>
    public static IServiceCollection AddInitiatives(this IServiceCollection services) => services
        .AddCapability(new Capability(typeof(InitiativesCapability).Assembly)
        {
            Menu = [new MenuItem("initiatives.menu", "/insatser", Permissions.InitiativesRead, 20), new MenuItem("accounts.title", "/konton", Permissions.AccountsRead, 900)],
            Tabs =
            [
                new WorkspaceTab("initiatives.overview.tab", "/insatser/{id}", Permissions.InitiativesRead, 10),
                new WorkspaceTab("initiatives.plan.tab", "/insatser/{id}/plan", Permissions.InitiativesRead, 20),
                new WorkspaceTab("documents.title", "/insatser/{id}/dokument", Permissions.InitiativesRead, 80),
                new WorkspaceTab("initiatives.log.tab", "/insatser/{id}/logg", Permissions.AuditRead, 90),
            ],
            Today = [new TodaySource(Permissions.ParticipantsAssign, AnswerMachineRole.Due) { Matter = static _ => TodayMatter.Waits }],
            Messages = [RoleMessages.Given],
            Searches = [InitiativeSearch.Source],
            Events = [new EventKind("initiative.changed", Permissions.InitiativesRead, static (row, _) => (row as Initiative)?.Id.Value)],
            Api = [InitiativesApi.Resource],
            Panels =
            [
                new Panel(PanelSlots.InitiativeMain, typeof(AboutPanel), Permissions.InitiativesRead, 90),
                new Panel(PanelSlots.InitiativeSide, typeof(FactsPanel), Permissions.InitiativesRead, 30),
                new Panel(PanelSlots.InitiativeSide, typeof(RemarksPanel), Permissions.InitiativesRead, 40),
            ],
        })
        .AddScoped<InitiativeChoices>()
        .AddScoped<AccountChoices>()
        .AddScoped<WorkspaceTabs>()
        .AddScoped<Workspace>()
        .AddScoped<CreateInitiative>()
        .AddScoped<ChangeInitiative>()
        .AddScoped<ExtendIntake>()
        .AddScoped<PartyCheck>()
        .AddScoped<PlanQuery>()
        .AddScoped<PlanParts>()
        .AddScoped<AdoptPlan>()
        .AddScoped<PlanForm>()
        .AddScoped<HeldRoles>()
        .AddScoped<RoleMessages>()
        .AddScoped<AnswerMachineRole>()
        .AddScoped<GiveRole>()
        .AddScoped<EndRole>()
        .AddScoped<HandOverRoles>()
        .AddScoped<InviteAccount>()
        .AddScoped<CloseAccount>()
        .AddScoped<RoleChoices>()
        .AddScoped<AccountFrame>()
        .AddScoped<ChangeCadence>();
}

using Microsoft.Extensions.DependencyInjection;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>What this capability offers to the rest: applications, decisions, agreements, and every krona after them.</summary>
public static class FundingCapability
{
    /// <summary>Registers it.</summary>
    public static IServiceCollection AddFunding(this IServiceCollection services) => services
        .AddCapability(new Capability(typeof(FundingCapability).Assembly)
        {
            Menu =
            [
                new MenuItem("applications.list.title", "/ansokningar", Permissions.ApplicationsRead, 22),
                new MenuItem("calls.menu", "/utlysningar", Permissions.CallsEdit, 23),
                new MenuItem("preparation.list.menu", "/beredning", Permissions.ApplicationsPrepare, 76),
                new MenuItem("meetings.title", "/sammantraden", Permissions.MeetingsRead, 78),
                new MenuItem("money.menu", "/ekonomi", Permissions.MoneyRead, 85),
                new MenuItem("obligations.menu", ObligationPaths.Everywhere, Permissions.ObligationsRead, 86),
            ],
            Tabs =
            [
                new WorkspaceTab("applications.title", "/insatser/{id}/ansokan", Permissions.ApplicationsRead, 15),
                new WorkspaceTab("deliverables.title", "/insatser/{id}/leverabler", Permissions.ApplicationsRead, 64),
                new WorkspaceTab("money.tab", "/insatser/{id}/ekonomi", Permissions.MoneyRead, 68),
                new WorkspaceTab("obligations.title", "/insatser/{id}/ataganden", Permissions.ObligationsRead, 69),
            ],
            Panels = [new Panel(PanelSlots.InitiativeSide, typeof(MoneyPanel), Permissions.MoneyRead, 20), new Panel(PanelSlots.InitiativeAgreed, typeof(AgreedNotice), Permissions.ApplicationsRead, 10)],
            Today =
            [
                .. SigningSetup.Today, DecisionToday.Cases, DecisionToday.Papers, DecisionToday.Agreements, DecisionToday.Conditions, ClaimsDue.ToWork, ClaimsDue.ToReview, ObligationsDue.ToHandIn, ObligationsDue.ToReview,
            ],
            Deadlines = [ObligationsDue.Calendar],
            Messages = [.. SigningMessages.All, FundingMessages.DecisionMade, FundingMessages.AgreementMade, .. ObligationMessages.All, MakeDossier.Ready],
        })
        .AddApplications()
        .AddCalls()
        .AddSigning()
        .AddDecisions()
        .AddAgreements()
        .AddBudgets()
        .AddCosts()
        .AddDossiers()
        .AddScoped<CreateDeliverables>()
        .AddScoped<SaveDeliverable>()
        .AddScoped<ClaimReader>()
        .AddScoped<WorkClaim>()
        .AddScoped<EnterClaimUnits>()
        .AddScoped<ChangeUnitCosts>()
        .AddObligations();

    private static IServiceCollection AddObligations(this IServiceCollection services) => services
        .AddScoped<ObligationReader>()
        .AddScoped<WorkObligation>()
        .AddScoped<CreateObligations>()
        .AddSingleton<IJob, ObligationReminders>();

    private static IServiceCollection AddApplications(this IServiceCollection services) => services
        .AddScoped<ApplicationDesk>()
        .AddScoped<FunderForms>()
        .AddScoped<Lookups>()
        .AddScoped<SaveAnswers>()
        .AddScoped<FollowAnswers>()
        .AddScoped<StartApplication>()
        .AddScoped<ReopenApplication>()
        .AddSingleton<FindingsMemory>()
        .AddSingleton<DraftMemory>()
        .AddScoped<ApplicationDrafts>()
        .AddScoped<PlanFindings>()
        .AddScoped<ApplicationImport>()
        .AddScoped<SectionWriters>()
        .AddScoped<SectionComments>();

    private static IServiceCollection AddCosts(this IServiceCollection services) => services
        .AddScoped<CostFiles>()
        .AddScoped<CostAccounts>()
        .AddScoped<StagedCosts>()
        .AddScoped<ImportCosts>()
        .AddScoped<EnterCost>();

    private static IServiceCollection AddBudgets(this IServiceCollection services) => services
        .AddScoped<BudgetReader>()
        .AddScoped<BudgetLedger>()
        .AddScoped<OpenBudget>()
        .AddScoped<ReviseBudget>()
        .AddScoped<EnterBudgetLine>()
        .AddScoped<MoveBudget>()
        .AddScoped<ChangeOverheads>();

    private static IServiceCollection AddDecisions(this IServiceCollection services) => services
        .AddScoped<PreparationSettings>().AddScoped<RegistryNumbers>().AddScoped<PreparationReader>().AddScoped<TakeUpApplication>().AddScoped<ChangePreparation>()
        .AddScoped<MeetingReader>().AddScoped<ChangeMeeting>().AddScoped<ChangeAgenda>().AddScoped<DeclareConflict>()
        .AddScoped<DecisionReader>().AddScoped<RegisterDecision>().AddScoped<TellParties>().AddScoped<SettleDecision>().AddScoped<DocumentPress>();

    private static IServiceCollection AddAgreements(this IServiceCollection services) => services
        .AddScoped<AgreementProposals>()
        .AddScoped<MakeAgreement>()
        .AddScoped<AdoptBudget>()
        .AddScoped<AdoptAgreement>()
        .AddScoped<AmendmentReader>()
        .AddScoped<AmendmentSettings>()
        .AddScoped<WhoSigns>()
        .AddScoped<BeginAmendment>()
        .AddScoped<EndAmendment>();

    private static IServiceCollection AddDossiers(this IServiceCollection services) => services
        .AddScoped<KeptDossiers>().AddScoped<DossierCase>().AddScoped<DossierMoney>().AddScoped<IJob, MakeDossier>().AddSingleton<IJob, ForgetDossiers>();

    private static IServiceCollection AddCalls(this IServiceCollection services) => services
        .AddScoped<FundingTabs>()
        .AddScoped<OpenCalls>()
        .AddScoped<BeginApplication>()
        .AddScoped<SaveCall>()
        .AddScoped<AdmitLate>()
        .AddScoped<LateAdmissions>()
        .AddScoped<EditFunderForm>()
        .AddScoped<UpgradeForm>();
}

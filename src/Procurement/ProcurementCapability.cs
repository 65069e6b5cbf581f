using Microsoft.Extensions.DependencyInjection;
using Samsteg.Platform;

namespace Samsteg.Procurement;

/// <summary>What this capability offers to the rest.</summary>
public static class ProcurementCapability
{
    /// <summary>Registers it.</summary>
    public static IServiceCollection AddProcurement(this IServiceCollection services) => services
        .AddCapability(new Capability(typeof(ProcurementCapability).Assembly)
        {
            Menu = [new MenuItem("procurement.menu", "/upphandling", Permissions.ProcurementRead, 70)],
            Tabs = [new WorkspaceTab("procurement.tab", "/insatser/{id}/upphandling", Permissions.ProcurementRead, 60)],
            Measures = [AgreementMeasures.Signed, InnovationMeasures.Needs, InnovationMeasures.Innovations],
            Evidence = [AgreementEvidence.Source],
            Today = [StalledAgreements.Source, EndingAgreements.Source, DueInnovations.Source],
            Events = [new EventKind("agreement.changed", Permissions.ProcurementRead, static (row, _) =>
                (row as BusinessAgreement)?.Id.Value ?? (row as AgreementStateRegistration)?.AgreementId.Value)],
            Api = [AgreementsApi.Resource],
            Subjects = [AgreementMeasures.Subjects, InnovationMeasures.Subjects],
            Panels =
            [
                new Panel(PanelSlots.OrganisationMain, typeof(OrganisationAgreements), Permissions.ProcurementRead, 70),
                new Panel(PanelSlots.OrganisationMain, typeof(OrganisationInnovations), Permissions.ProcurementRead, 75),
            ],
        })
        .AddScoped<AgreementRules>()
        .AddScoped<InnovationReader>().AddScoped<AddInnovation>().AddScoped<ChangeInnovation>().AddScoped<ChangeInnovationStages>().AddScoped<RegisterInnovationEvent>()
        .AddScoped<AgreementRenewals>()
        .AddScoped<AgreementOrigins>()
        .AddScoped<ChangeAgreementTies>()
        .AddScoped<AddAgreement>()
        .AddScoped<ChangeAgreement>()
        .AddScoped<StandingStates>()
        .AddScoped<RegisterAgreementState>()
        .AddScoped<CorrectAgreementState>();
}

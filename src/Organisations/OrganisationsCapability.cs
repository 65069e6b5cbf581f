using Microsoft.Extensions.DependencyInjection;
using Samsteg.Platform;

namespace Samsteg.Organisations;

/// <summary>What this capability offers to the rest.</summary>
public static class OrganisationsCapability
{
    /// <summary>Registers it.</summary>
    public static IServiceCollection AddOrganisations(this IServiceCollection services) => services
        .AddCapability(new Capability(typeof(OrganisationsCapability).Assembly)
        {
            Menu = [new MenuItem("organisations.menu", "/organisationer", Permissions.OrganisationsRead, 60), new MenuItem("readiness.rules.menu", "/installningar/redo", Permissions.SettingsEdit, 916)],
            Events = [new EventKind("organisation.changed", Permissions.OrganisationsRead, static (row, _) => (row as Organisation)?.Id.Value)],
            Api = [OrganisationsApi.Resource, ContactPersonsApi.Resource, ReadinessApi.Resource, ProfileApi.Resource, PlacesApi.Resource, PipelineApi.Resource, ConsentsApi.Resource],
            Measures = [ReadinessSources.ReadyToHost(services.EvidenceSources), ReadinessSources.ReadyToSupply(services.EvidenceSources)],
            Subjects = [OrganisationSubjects.Source],
            Today = [PipelineReader.NextSteps, ReadinessSources.Ending(services.EvidenceSources)],
            Messages = ContactMessages.All,
            Searches = [OrganisationSearch.Source],
            MapLayers = [OrganisationPoints.Layer],
        })
        .AddScoped<OrganisationRules>()
        .AddScoped<AddOrganisation>()
        .AddSingleton<Towns>().AddScoped<ImportAreas>().AddScoped<MapReader>()
        .AddScoped<ChangeOrganisation>()
        .AddScoped<PipelineReader>()
        .AddScoped<RegisterStage>()
        .AddScoped<RegisterOrganisationContact>()
        .AddScoped<EvidenceKinds>().AddScoped<ReadinessReader>().AddScoped<RegisterReadinessEvidence>().AddScoped<RegisterTeaching>().AddScoped<TeachingReader>().AddScoped<ChangeReadinessRules>().AddScoped<AskForReadiness>()
        .AddScoped<ResponsibleChoices>()
        .AddScoped<ChangeProfile>()
        .AddScoped<ChangePlaces>()
        .AddSingleton<TownPoints>()
        .AddScoped<ImportOrganisations>()
        .AddScoped<ChangeConsent>()
        .AddSingleton<IJob, ForgetOrganisationImports>()
        .AddScoped<OrganisationDuplicates>().AddScoped<DismissDuplicate>()
        .AddScoped<MergeOrganisations>()
        .AddScoped<MergedOrganisations>()
        .AddScoped<OrganisationChoices>()
        .AddScoped<OrganisationParents>()
        .AddScoped<AddContactPerson>()
        .AddScoped<ChangeContactPerson>()
        .AddScoped<ContactPersonAccounts>().AddScoped<TellOfContact>()
        .AddScoped<MarkContactPersonLeft>();
}

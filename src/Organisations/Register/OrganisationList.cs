using Samsteg.Platform;

namespace Samsteg.Organisations;

/// <summary>The register as a list: on screen, in CSV and in a workbook.</summary>
internal static class OrganisationList
{
    private static readonly string[] Stages = CodeArrays.Of(Enum.GetValues<OrganisationStage>());

    public static ListDefinition<OrganisationRow> Of(OrganisationFilter filter)
    {
        var conditions = new List<Sql>();
        if (filter.Type is { } type)
        {
            conditions.Add(Sql.Of($"o.type = {type}"));
        }

        if (filter.Municipality is { } municipality)
        {
            conditions.Add(Sql.Of($"o.municipality = {municipality}"));
        }

        if (filter.Sector is { } sector)
        {
            conditions.Add(Sectors.Condition(sector));
        }

        if (filter.Tag is { } tag)
        {
            conditions.Add(Sql.Of($"o.tags @> array[{tag}]::text[]"));
        }

        if (filter.WorksWith is { } group)
        {
            conditions.Add(Sql.Of($"{group} = any (o.works_with)"));
        }

        if (filter.Stage is { } stage)
        {
            conditions.Add(Sql.Of($"stage.stage = {stage}"));
        }

        if (filter.Responsible is { } responsible)
        {
            conditions.Add(Sql.Of($"latest.responsible_id = {responsible}"));
        }

        if (filter.MayBePublic is { } isPublic)
        {
            conditions.Add(Sql.Of($"{OrganisationConsent.MayBePublic("o.id")} = {isPublic}"));
        }

        return new ListDefinition<OrganisationRow>("organisations.list.caption", Sql.Of($"""
                select o.id, o.name, o.type, array_position({OrganisationTypes.All}::text[], o.type) as type_place,
                       o.municipality, o.organisation_number, whole.name as unit_of, stage.stage, array_position({Stages}::text[], stage.stage) as stage_place,
                       latest.responsible, latest.next_on
                from organisations o left join organisations whole on whole.id = o.unit_of
                {PipelineReader.Joins}
                where {Sql.All(conditions)}
                """), static row => row.Id)
            .Column(new ListColumn<OrganisationRow>("organisations.field.name", ListCellKind.Text, static row => row.Name, "name",
                MayBeNull: false, Link: static row => $"/organisationer/{row.Id}"))
            .Key("organisations.field.type", static row => OrganisationTypes.TextKey(row.Type), "type_place", static row => row.TypePlace)
            .Text("organisations.field.municipality", static row => row.Municipality, "municipality")
            .Status("organisations.stage.label", static row => row.Stage?.TextKey(), static row => row.Stage?.Tone() ?? Tone.Neutral, "stage_place", static row => row.StagePlace)
            .Text("organisations.contact.responsible_short", static row => row.Responsible, "responsible")
            .Day("organisations.contact.next", static row => row.NextOn, "next_on")
            .Text("organisations.field.number", static row => OrganisationNumber.Format(row.OrganisationNumber))
            .SearchedBy("name")
            .SortedBy("name");
    }
}

/// <summary>By what the register is narrowed; null is all, and an unknown code gives no rows.</summary>
/// <param name="Type">Code of a type.</param>
/// <param name="Municipality">Name of a municipality.</param>
/// <param name="Sector">Code of a sector.</param>
/// <param name="Tag">What it does, in a word.</param>
/// <param name="WorksWith">Code of a group it is used to receiving.</param>
/// <param name="Stage">Code of the stage that it has reached.</param>
/// <param name="Responsible">Account of who keeps in touch with it.</param>
/// <param name="MayBePublic">Whether it has agreed to be shown publicly.</param>
internal sealed record OrganisationFilter(
    string? Type = null, string? Municipality = null, Sector? Sector = null, string? Tag = null, WorksWith? WorksWith = null, OrganisationStage? Stage = null, AccountId? Responsible = null,
    bool? MayBePublic = null);

/// <summary>A row of the register.</summary>
internal sealed record OrganisationRow(
    Guid Id, string Name, string Type, int? TypePlace, string? Municipality, string? OrganisationNumber, string? UnitOf, OrganisationStage? Stage, int? StagePlace, string? Responsible,
    DateOnly? NextOn);

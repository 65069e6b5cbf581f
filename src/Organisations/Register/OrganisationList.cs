using Samsteg.Platform;

namespace Samsteg.Organisations;

/// <summary>The register as a list: on screen, in CSV and in a workbook.</summary>
internal static class OrganisationList
{
    /// <param name="type">A code to narrow to; null for all. An unknown one gives no rows.</param>
    /// <param name="municipality">A municipality to narrow to; null for all.</param>
    public static ListDefinition<OrganisationRow> Of(string? type, string? municipality)
    {
        var conditions = new List<Sql>();
        if (type is not null)
        {
            conditions.Add(Sql.Of($"o.type = {type}"));
        }

        if (municipality is not null)
        {
            conditions.Add(Sql.Of($"o.municipality = {municipality}"));
        }

        return new ListDefinition<OrganisationRow>("organisations.list.caption", Sql.Of($"""
                select o.id, o.name, o.type, array_position({OrganisationTypes.All}::text[], o.type) as type_place,
                       o.municipality, o.organisation_number, whole.name as unit_of
                from organisations o left join organisations whole on whole.id = o.unit_of
                where {Sql.All(conditions)}
                """), static row => row.Id)
            .Column(new ListColumn<OrganisationRow>("organisations.field.name", ListCellKind.Text, static row => row.Name, "name",
                MayBeNull: false, Link: static row => $"/organisationer/{row.Id}"))
            .Key("organisations.field.type", static row => OrganisationTypes.TextKey(row.Type), "type_place", static row => row.TypePlace)
            .Text("organisations.field.municipality", static row => row.Municipality, "municipality")
            .Text("organisations.field.number", static row => OrganisationNumber.Format(row.OrganisationNumber))
            .Text("organisations.field.unit_of", static row => row.UnitOf, "unit_of")
            .SearchedBy(static word => Sql.Of($"name ilike {word}"))
            .SortedBy("name");
    }
}

/// <summary>A row of the register.</summary>
internal sealed record OrganisationRow(
    Guid Id, string Name, string Type, int? TypePlace, string? Municipality, string? OrganisationNumber, string? UnitOf);

using Samsteg.Platform;

namespace Samsteg.Organisations;

/// <summary>What must hold for an organisation before it is written. Gives the facts, or the problems in words.</summary>
public sealed class OrganisationRules(RequestDatabase database)
{
    internal async Task<(OrganisationFacts? Facts, Result Result)> CheckAsync(OrganisationInput input, CancellationToken cancellation)
    {
        var problems = new List<Problem>();
        if (string.IsNullOrWhiteSpace(input.Name))
        {
            problems.Add(new Problem(nameof(input.Name), "ui.required"));
        }

        if (!OrganisationTypes.IsKnown(input.Type))
        {
            problems.Add(new Problem(nameof(input.Type), "organisations.problem.type"));
        }

        var website = WebAddress.Read(input.Website);
        if (website is null && !string.IsNullOrWhiteSpace(input.Website))
        {
            problems.Add(new Problem(nameof(input.Website), "organisations.problem.website"));
        }

        var number = ReadNumber(input, problems);
        if (input.UnitOf is { } parent)
        {
            var (whole, problem) = await UnitAsync(input, parent, number, cancellation);
            problems.AddRange(problem is null ? [] : [problem]);
            number = whole is null ? number : null;
        }
        else if (number is { } own && await HolderAsync(own, input.Id, cancellation) is { } holder)
        {
            problems.Add(new Problem(nameof(input.OrganisationNumber), "organisations.problem.number_taken", holder.Name));
        }

        return problems.Count > 0
            ? (null, Result.Of(problems))
            : (new OrganisationFacts(
                input.Name.Trim(), input.Type, input.UnitOf, number, Text(input.Municipality), Text(input.Address), website,
                Text(input.Phone), Text(input.Description)), Result.Done);
    }

    private static OrganisationNumber? ReadNumber(OrganisationInput input, List<Problem> problems)
    {
        if (string.IsNullOrWhiteSpace(input.OrganisationNumber))
        {
            return null;
        }

        if (OrganisationNumber.TryParse(input.OrganisationNumber, out var number))
        {
            return number;
        }

        problems.Add(new Problem(nameof(input.OrganisationNumber), "organisations.problem.number"));
        return null;
    }

    /// <summary>The number of the organisation it becomes a unit of, which is then the unit's as well, and what is wrong.</summary>
    private async Task<(string? WholeNumber, Problem? Problem)> UnitAsync(
        OrganisationInput input, OrganisationId parent, OrganisationNumber? number, CancellationToken cancellation)
    {
        var found = await database.FindAsync<ParentRow>(Sql.Of($"""
            select unit_of is not null as is_unit, organisation_number,
                   exists (select from organisations u where u.unit_of = {input.Id}) as has_units_itself
            from organisations where id = {parent}
            """), cancellation);
        var textKey = found switch
        {
            null => "organisations.problem.unit_unknown",
            _ when parent == input.Id => "organisations.problem.unit_of_itself",
            { IsUnit: true } => "organisations.problem.unit_of_unit",
            { HasUnitsItself: true } => "organisations.problem.unit_with_units",
            _ => null,
        };
        if (textKey is not null)
        {
            return (null, new Problem(nameof(input.UnitOf), textKey));
        }

        var whole = found!.OrganisationNumber;
        return number is { } own && whole is not null && own.Digits != whole
            ? (whole, new Problem(nameof(input.OrganisationNumber), "organisations.problem.unit_number", OrganisationNumber.Format(whole)))
            : (whole, null);
    }

    /// <summary>Who has the number that was typed; null when it is nobody's, or no number.</summary>
    internal async Task<OrganisationChoice?> TakenAsync(OrganisationInput input, CancellationToken cancellation) =>
        input.UnitOf is null && OrganisationNumber.TryParse(input.OrganisationNumber, out var number) ? await HolderAsync(number, input.Id, cancellation) : null;

    private Task<OrganisationChoice?> HolderAsync(OrganisationNumber number, OrganisationId but, CancellationToken cancellation) =>
        database.FindAsync<OrganisationChoice>(Sql.Of($"""
            select id, name, type from organisations where organisation_number = {number.Digits} and unit_of is null and id <> {but}
            """), cancellation);

    private static string? Text(string? typed) => string.IsNullOrWhiteSpace(typed) ? null : typed.Trim();

    private sealed record ParentRow(bool IsUnit, string? OrganisationNumber, bool HasUnitsItself);
}

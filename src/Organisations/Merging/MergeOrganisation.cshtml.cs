using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Platform;

namespace Samsteg.Organisations;

/// <summary>Two records side by side, and which of them stays.</summary>
[Authorize(Policy = Permissions.OrganisationsEdit)]
public sealed class MergeOrganisationPage(MergeOrganisations merge, MergedOrganisations merged, RequestDatabase database, CurrentUser user) : SamstegPage
{
    [BindProperty(SupportsGet = true)]
    public OrganisationId Organisation { get; set; }

    [BindProperty(SupportsGet = true)]
    public OrganisationId Other { get; set; }

    [BindProperty]
    public MergeInput Input { get; set; } = new();

    internal OrganisationFileRow One { get; private set; } = null!;

    internal OrganisationFileRow Two { get; private set; } = null!;

    internal IReadOnlyList<Held> Held { get; private set; } = [];

    /// <summary>Who would come to read what; empty when nobody would, or the user may not decide it.</summary>
    public IReadOnlyList<OpenedLine> Opened { get; private set; } = [];

    /// <summary>Why they cannot be merged; null when they can.</summary>
    public string? ProblemKey { get; private set; }

    public IReadOnlyList<Choice> Choices =>
        [.. new[] { One, Two }.Select(one => new Choice(one.Id.ToString(), one.Name, OrganisationNumber.Format(one.OrganisationNumber) ?? T["organisations.duplicates.no_number"]))];

    /// <summary>What is known of either: a label's key and both values.</summary>
    internal IEnumerable<(string Key, string? One, string? Two)> Compared =>
        from detail in new (string Key, Func<OrganisationFileRow, string?> Value)[]
        {
            ("organisations.field.type", row => T[OrganisationTypes.TextKey(row.Type)]),
            ("organisations.field.number", static row => OrganisationNumber.Format(row.OrganisationNumber)),
            ("organisations.field.unit_of", static row => row.UnitOf),
            ("organisations.field.municipality", static row => row.Municipality),
            ("organisations.field.address", static row => row.Address),
            ("organisations.field.phone", static row => row.Phone),
            ("organisations.field.website", static row => row.WebsiteInShort),
            ("organisations.profile.legal_form", row => row.LegalForm is { } form ? T[form.TextKey()] : null),
            ("organisations.profile.purpose", static row => row.Purpose),
            ("organisations.profile.tags", static row => row.Tags.Length == 0 ? null : string.Join(", ", row.Tags)),
            ("organisations.field.description", static row => row.Description),
        }
        let one = detail.Value(One)
        let two = detail.Value(Two)
        where one is not null || two is not null
        select (detail.Key, one, two);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (await LoadAsync(cancellation) is { } elsewhere)
        {
            return elsewhere;
        }

        Input.Stays = One.OrganisationNumber is null && Two.OrganisationNumber is not null ? Two.Id : One.Id;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (await LoadAsync(cancellation) is { } elsewhere)
        {
            return elsewhere;
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        var result = await merge.RunAsync(Organisation, Other, Input, cancellation);
        return result.IsConflict && await LoadAsync(cancellation) is { } since
            ? since
            : Answer(result, $"/organisationer/{Input.Stays}", "organisations.merge.done", Input.Stays == One.Id ? Two.Name : One.Name, Input.Stays == One.Id ? One.Name : Two.Name);
    }

    internal string InWords(Holding holding) =>
        !holding.IsThere ? "–" : holding.Number is { } number ? Display.Number(number) : T["organisations.merge.holds_some"];

    /// <summary>Null, or where to instead: one of them was merged already, or was never there.</summary>
    private async Task<IActionResult?> LoadAsync(CancellationToken cancellation)
    {
        var file = new OrganisationFile(database);
        var (one, two) = (await file.FindAsync(Organisation, cancellation), await file.FindAsync(Other, cancellation));
        if (one is null || two is null)
        {
            return await merged.FindAsync(one is null ? Organisation : Other, cancellation) is { } into ? Done($"/organisationer/{into}", "organisations.merge.done_already") : NotFound();
        }

        if (one.Id == two.Id)
        {
            return NotFound();
        }

        (One, Two) = (one, two);
        Held = await OrganisationTies.OfAsync(database, one.Id, two.Id, cancellation);
        Opened = await database.QueryAsync<OpenedLine>(Sql.Of($"""
            select a.display_name as who, {LocalText.Column("i.name")} as initiative, o.name as whose
            from (select distinct * from access.opened_by_merging({one.Id}, {two.Id})) x
            join accounts a on a.id = x.account_id join organisations o on o.id = x.organisation_id left join initiatives i on i.id = x.initiative_id
            order by 1, 2, 3
            """), cancellation);
        ProblemKey = await ProblemAsync(cancellation) is { } problem ? $"organisations.merge.problem.{problem}" : null;
        return null;
    }

    private async Task<string?> ProblemAsync(CancellationToken cancellation)
    {
        // One of the two ways round may be open although the other is not; then the command says which.
        var problems = await database.QueryAsync<string?>(Sql.Of($"select unnest(array[access.merging_problem({One.Id}, {Two.Id}), access.merging_problem({Two.Id}, {One.Id})])"), cancellation);
        return problems.All(static problem => problem is not null) ? problems[0]
            : Opened.Count > 0 && !user.Scope.AllInitiatives ? "opens_not_yours"
            : null;
    }
}

/// <summary>That somebody comes to read what an organisation has in an initiative.</summary>
/// <param name="Who">Who.</param>
/// <param name="Initiative">Its name; null when it is out of the user's reach.</param>
/// <param name="Whose">The organisation's name.</param>
public sealed record OpenedLine(string Who, string? Initiative, string Whose);

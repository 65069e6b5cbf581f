using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Platform;

namespace Samsteg.Organisations;

/// <summary>All organisations and what they are ready for.</summary>
[Authorize(Policy = Permissions.OrganisationsRead)]
public sealed class ReadinessOverviewPage(Lists lists, RequestDatabase database, IEnumerable<Capability> capabilities, TimeProvider clock) : SamstegPage
{
    /// <summary>Those that have begun, until somebody asks for the others.</summary>
    [BindProperty(SupportsGet = true)]
    public ReadinessBegun Begun { get; set; }

    /// <summary>Only this role.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Role { get; set; }

    /// <summary>Only those for which it stands so.</summary>
    [BindProperty(SupportsGet = true)]
    public ReadinessState? State { get; set; }

    /// <summary>Only those where something ends within so many days.</summary>
    [BindProperty(SupportsGet = true)]
    public int? EndsWithin { get; set; }

    /// <summary>Only this type.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Type { get; set; }

    /// <summary>Only this municipality.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Municipality { get; set; }

    public ListView List { get; private set; } = null!;

    public IReadOnlyList<Choice> Roles { get; private set; } = [];

    public IReadOnlyList<Choice> Municipalities { get; private set; } = [];

    public IReadOnlyList<Choice> Periods => [.. new[] { 30, 60, 90, 180 }.Select(days => new Choice(days.ToString(System.Globalization.CultureInfo.InvariantCulture), T["readiness.filter.days", days]))];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        var list = ReadinessList.Of(new ReadinessFilter(Begun, Role, State, EndsWithin, Type, Municipality), capabilities.SelectMany(static capability => capability.Evidence), clock.Today());
        var request = ListRequest.Of(Request);
        if (request.Export is not null)
        {
            return await lists.ExportAsync(list, request, "organisations", initiative: null, cancellation);
        }

        List = await lists.PageAsync(list, request, cancellation);
        var words = await database.QueryAsync<FilterWord>(Sql.Of($"""
            select kind, value, word from (
                select 'role' as kind, code as value, {LocalText.Column("name")} as word, place from readiness_roles where retired_on is null
                union all select distinct 'municipality', municipality, municipality, 0 from organisations where municipality is not null) words
            order by place, word collate "sv-x-icu", value
            """), cancellation);
        Roles = [.. words.Where(static word => word.Kind == "role").Select(static word => new Choice(word.Value, word.Word))];
        Municipalities = [.. words.Where(static word => word.Kind == "municipality").Select(static word => new Choice(word.Value, word.Word))];
        return Page();
    }

    private sealed record FilterWord(string Kind, string Value, string Word);
}

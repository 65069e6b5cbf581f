using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>The hours of a month, participant by participant, and whether they are certified.</summary>
[Authorize(Policy = Permissions.ActivitiesEdit)]
public sealed class HoursPage(Lists lists, MonthHours hours, Cipher cipher, Workspace workspace, TimeProvider clock) : SamstegPage
{
    private const int MonthsOffered = 36;

    /// <summary>The month, such as <c>2026-10</c>.</summary>
    [BindProperty(SupportsGet = true, Name = "month")]
    public string? Asked { get; set; }

    /// <summary>The initiative.</summary>
    public InitiativeFacts Facts { get; private set; } = null!;

    /// <summary>First day of the month.</summary>
    public DateOnly Month { get; private set; }

    /// <summary>The hours.</summary>
    public ListPage<MonthHoursRow> List { get; private set; } = null!;

    /// <summary>The certification that stands; null when there is none.</summary>
    public MonthCertification? Certification { get; private set; }

    /// <summary>Later months to be sent again.</summary>
    public IReadOnlyList<DateOnly> ToSendAgain { get; private set; } = [];

    /// <summary>Whether the month is over, so that it can be certified.</summary>
    public bool IsOver => Month.AddMonths(1) <= clock.Today();

    /// <summary>Months to choose among.</summary>
    public IReadOnlyList<Choice> Months => [.. Enumerable.Range(0, MonthsOffered).Select(back => new DateOnly(clock.Today().Year, clock.Today().Month, 1).AddMonths(-back))
        .Select(static month => new Choice(MonthHours.Write(month), Display.Capital(Display.Month(month))))];

    /// <summary>The list, or its export.</summary>
    public async Task<IActionResult> OnGetAsync(InitiativeId initiative, CancellationToken cancellation)
    {
        if (await workspace.OpenAsync(initiative, "hours.title", cancellation) is not { } facts)
        {
            return NotFound();
        }

        ModelState.Clear();
        Facts = facts;
        Month = MonthHours.Read(Asked, clock.Today());
        Asked = MonthHours.Write(Month);
        var request = ListRequest.Of(Request);
        var list = Definition(initiative);
        if (request.Export is not null)
        {
            return await lists.ExportAsync(list, request, "attendance", initiative, cancellation);
        }

        List = await lists.PageAsync(list, request, cancellation);
        Certification = await hours.CertificationAsync(initiative, Month, cancellation);
        ToSendAgain = await hours.ToSendAgainAsync(initiative, Month, cancellation);
        return Page();
    }

    private ListDefinition<MonthHoursRow> Definition(InitiativeId initiative) =>
        new ListDefinition<MonthHoursRow>("hours.caption", MonthHours.Rows(initiative, Month), static row => row.Id)
            .Text("hours.participant", row => row.Name ?? T["ui.protected_identity"], sort: "name", link: row => $"{Paths.Hours(initiative)}/{row.Id}?month={Asked}")
            .Text("hours.reference", row => row.IsProtected ? PseudoNumber.Of(cipher, initiative, row.Id) : row.Reference)
            .Number("hours.sessions", static row => row.Sessions, sort: "sessions")
            .Column(new("hours.hours", ListCellKind.Number, static row => HourRule.Hours(row.Minutes), "minutes", Decimals: 2))
            .Column(new("hours.certified", ListCellKind.Number, static row => row.Certified is { } certified ? HourRule.Hours(certified) : null, NullKey: "hours.not_certified", Decimals: 2))
            .Column(new("hours.difference", ListCellKind.Number, static row => row.Difference is { } difference ? HourRule.Hours(difference) : null, NullKey: "hours.not_certified", Decimals: 2))
            .SearchedBy(static word => Sql.Of($"{word.In("name")} or ({word.In("reference")} and not is_protected)"))
            .LoggingSearches("attendance", initiative)
            .SortedBy("name");
}

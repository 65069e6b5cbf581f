using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Activities;

/// <summary>Certifies the hours of a month.</summary>
[Authorize(Policy = Permissions.ActivitiesEdit), RequiresFreshSignIn]
public sealed class CertifyPage(MonthHours hours, CertifyHours certify, Workspace workspace, TimeProvider clock) : SamstegPage
{
    /// <summary>The form.</summary>
    [BindProperty]
    public CertifyInput Input { get; set; } = new();

    /// <summary>The month, such as <c>2026-10</c>.</summary>
    [BindProperty(SupportsGet = true, Name = "month")]
    public string? Asked { get; set; }

    /// <summary>The initiative.</summary>
    public InitiativeId Initiative { get; private set; }

    /// <summary>First day of the month.</summary>
    public DateOnly Month { get; private set; }

    /// <summary>The hours.</summary>
    public IReadOnlyList<MonthHoursRow> Rows { get; private set; } = [];

    /// <summary>The certification that stands.</summary>
    public MonthCertification? Certification { get; private set; }

    /// <summary>The form, with what is certified.</summary>
    public async Task<IActionResult> OnGetAsync(InitiativeId initiative, CancellationToken cancellation)
    {
        if (!await LoadAsync(initiative, cancellation))
        {
            return NotFound();
        }

        Input = new CertifyInput { Minutes = Rows.Sum(static row => row.Minutes), Participants = Rows.Count(static row => row.Minutes > 0) };
        return Page();
    }

    /// <summary>Certifies.</summary>
    public async Task<IActionResult> OnPostAsync(InitiativeId initiative, CancellationToken cancellation) =>
        !await LoadAsync(initiative, cancellation) ? NotFound()
        : !ModelState.IsValid ? Page()
        : Answer(await certify.RunAsync(initiative, Month, Input, cancellation), $"{Paths.Hours(initiative)}?month={MonthHours.Write(Month)}", "hours.notice", Display.Capital(Display.Month(Month)));

    private async Task<bool> LoadAsync(InitiativeId initiative, CancellationToken cancellation)
    {
        Initiative = initiative;
        Month = MonthHours.Read(Asked, clock.Today());
        if (await workspace.OpenAsync(initiative, "hours.certify_title", cancellation, Display.Month(Month)) is null)
        {
            return false;
        }

        Rows = await hours.AllAsync(initiative, Month, cancellation);
        Certification = await hours.CertificationAsync(initiative, Month, cancellation);
        return true;
    }
}

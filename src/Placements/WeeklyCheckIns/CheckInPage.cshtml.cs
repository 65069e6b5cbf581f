using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Platform;

namespace Samsteg.Placements;

/// <summary>Where a supervisor answers, without an account, how the week has been. Opening it is logged and does nothing else: programs that follow links in mails answer nothing.</summary>
[AllowAnonymous]
public sealed class CheckInPage(CheckInQuestion questions) : SamstegPage
{
    /// <summary>The week the address names.</summary>
    [BindProperty(SupportsGet = true, Name = "week")]
    public Guid Week { get; set; }

    /// <summary>The key the address holds.</summary>
    [BindProperty(SupportsGet = true, Name = "proof")]
    public string? Proof { get; set; }

    /// <summary>The placement that is answered about; null for the first that is left.</summary>
    [BindProperty(SupportsGet = true, Name = "placering")]
    public Guid? Placement { get; set; }

    /// <summary>The answers.</summary>
    [BindProperty]
    public CheckInInput Input { get; set; } = new();

    /// <summary>What is asked.</summary>
    public IReadOnlyList<AskedCheckIn> Asked { get; private set; } = [];

    /// <summary>What is answered now; null when all is.</summary>
    public AskedCheckIn? Current => Placement is { } named ? Asked.FirstOrDefault(asked => asked.PlacementId == named) : Asked.FirstOrDefault(static asked => !asked.IsAnswered);

    /// <summary>The two answers of a question.</summary>
    public IReadOnlyList<Choice> YesNo => [new("true", T["check_ins.yes"]), new("false", T["check_ins.no"])];

    /// <summary>The page's address.</summary>
    public string Here => questions.PathOf(Week);

    /// <summary>The number of the week that a day is in.</summary>
    public static int NumberOf(DateOnly day) => ISOWeek.GetWeekOfYear(day.ToDateTime(TimeOnly.MinValue));

    /// <summary>What is asked.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation))
        {
            return NotFound();
        }

        await questions.LogReadAsync(Week, cancellation);
        if (Current is { IsAnswered: true } answered)
        {
            Input = new CheckInInput { Attendance = answered.Attendance, Work = answered.Work, WantsContact = answered.WantsContact };
        }

        return Page();
    }

    /// <summary>Answers of one.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation) || Placement is not { } placement)
        {
            return NotFound();
        }

        return ModelState.IsValid ? Answer(await questions.AnswerAsync(Week, placement, Input, cancellation), Here, "check_ins.thanks") : Page();
    }

    private async Task<bool> LoadAsync(CancellationToken cancellation) => (Asked = await questions.FindAsync(Week, Proof, cancellation)).Count > 0;
}

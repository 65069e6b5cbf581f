using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Platform;

namespace Samsteg.Placements;

/// <summary>Where a contact person answers, without an account, whether what the organisation offers still holds. Opening it does nothing: programs that follow links in mails answer nothing.</summary>
[AllowAnonymous]
public sealed class AnswerOpeningsPage(OpeningQuestion questions) : SamstegPage
{
    /// <summary>The question the address names.</summary>
    [BindProperty(SupportsGet = true, Name = "question")]
    public Guid Question { get; set; }

    /// <summary>The key the address holds.</summary>
    [BindProperty(SupportsGet = true, Name = "proof")]
    public string? Proof { get; set; }

    /// <summary>The opening that is to be changed; null while none is.</summary>
    [BindProperty(SupportsGet = true, Name = "plats")]
    public Guid? Opening { get; set; }

    /// <summary>What is changed.</summary>
    [BindProperty]
    public OpeningNumbers Input { get; set; } = new();

    /// <summary>What is asked about.</summary>
    public IReadOnlyList<AskedOpening> Asked { get; private set; } = [];

    /// <summary>What is left to answer.</summary>
    public IReadOnlyList<AskedOpening> Unanswered => [.. Asked.Where(static opening => opening.Answer is null)];

    /// <summary>The page's address.</summary>
    public string Here => questions.PathOf(Question);

    /// <summary>What is asked.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation))
        {
            return NotFound();
        }

        if (Asked.FirstOrDefault(opening => opening.Id == Opening) is { } opening)
        {
            Input = new OpeningNumbers { Places = opening.Places, EndsOn = opening.EndsOn };
        }

        return Page();
    }

    /// <summary>All that is left holds as it stands.</summary>
    public async Task<IActionResult> OnPostHoldsAsync(CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation))
        {
            return NotFound();
        }

        foreach (var opening in Unanswered)
        {
            await questions.AnswerAsync(Question, opening.Id, OpeningAnswer.StillTrue, Input, cancellation);
        }

        return Done(Here, "openings.asked.thanks");
    }

    /// <summary>One holds with other numbers.</summary>
    public async Task<IActionResult> OnPostChangeAsync(CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation) || Opening is not { } opening)
        {
            return NotFound();
        }

        return ModelState.IsValid ? Answer(await questions.AnswerAsync(Question, opening, OpeningAnswer.Changed, Input, cancellation), Here, "openings.asked.thanks") : Page();
    }

    /// <summary>One is offered no more.</summary>
    public async Task<IActionResult> OnPostWithdrawAsync(CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation) || Opening is not { } opening)
        {
            return NotFound();
        }

        ModelState.Clear(); // what stands in the form's fields does not matter
        return Answer(await questions.AnswerAsync(Question, opening, OpeningAnswer.Withdrawn, Input, cancellation), Here, "openings.asked.thanks");
    }

    private async Task<bool> LoadAsync(CancellationToken cancellation) => (Asked = await questions.FindAsync(Question, Proof, cancellation)).Count > 0;
}

/// <summary>What a contact person may change.</summary>
public sealed record OpeningNumbers
{
    /// <summary>How many it has room for.</summary>
    [Required(ErrorMessage = "openings.refused.places|500"), Range(1, OpeningInput.MostPlaces, ErrorMessage = "openings.refused.places|{2}")]
    public int? Places { get; init; }

    /// <summary>Last day; empty until further notice.</summary>
    public DateOnly? EndsOn { get; init; }
}

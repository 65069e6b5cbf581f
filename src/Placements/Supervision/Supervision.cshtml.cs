using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Platform;

namespace Samsteg.Placements;

/// <summary>A placement for its supervisor: what is agreed, what may be known, whom to talk to.</summary>
[Authorize(Policy = Permissions.Supervision)]
public sealed class SupervisionPage(RequestDatabase database, TimeProvider clock) : SupervisedPage(database, clock)
{
    private readonly TimeProvider _clock = clock;

    /// <summary>What is asked.</summary>
    [BindProperty]
    public ContactWish Input { get; set; } = new();

    /// <summary>Shows it.</summary>
    public void OnGet()
    {
    }

    /// <summary>Asks the initiative to be in touch; once, as long as nobody has been.</summary>
    public async Task<IActionResult> OnPostContactAsync(CancellationToken cancellation) => !ModelState.IsValid ? Page()
        : await Database.ScalarAsync<bool>(Sql.Of($"select access.ask_for_contact({Id}, {Input.Wish?.Trim() ?? string.Empty}, {_clock.GetUtcNow()})"), cancellation) ? Done(Placement.Path, "supervision.contact.sent") : NotFound();
}

/// <summary>That contact is asked for, as its form sends it.</summary>
public sealed record ContactWish
{
    /// <summary>Longest wish.</summary>
    public const int LongestWish = 200;

    /// <summary>What it is about; null when nothing is said.</summary>
    [MaxLength(LongestWish)]
    public string? Wish { get; set; }
}

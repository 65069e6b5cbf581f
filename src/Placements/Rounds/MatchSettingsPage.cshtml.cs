using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Samsteg.Initiatives;
using Samsteg.Platform;

namespace Samsteg.Placements;

/// <summary>How an initiative matches, as a form asks it.</summary>
public sealed record MatchSettingsInput
{
    private static readonly int Parts = Enum.GetValues<MatchPart>().Length;

    /// <summary>The row version that was read; null when nothing was decided.</summary>
    public uint? Version { get; init; }

    /// <summary>How much each of <see cref="MatchPart"/> weighs, in its order.</summary>
    public int?[] Weights { get; init => field = [.. value.Concat(new int?[Parts]).Take(Parts)]; } = new int?[Parts];

    /// <summary>How much of its share of the proposals each target group is to have at least, in per cent.</summary>
    [Required, Range(0, 100)]
    public int? FloorPercent { get; init; }

    /// <summary>Whether a coach says what they think before they see what is proposed.</summary>
    public bool AsksView { get; init; }
}

/// <summary>Where the leads of an initiative decide how it matches. Rounds that are made keep what they were made with.</summary>
[Authorize(Policy = Permissions.ParticipantsAssign)]
public sealed class MatchSettingsPage(RequestDatabase database, Workspace workspace) : SamstegPage
{
    /// <summary>The initiative the address names.</summary>
    [BindProperty(SupportsGet = true, Name = "initiative")]
    public InitiativeId Initiative { get; set; }

    /// <summary>The form.</summary>
    [BindProperty]
    public MatchSettingsInput Input { get; set; } = new();

    /// <summary>The form.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (!await OpenAsync(cancellation))
        {
            return NotFound();
        }

        var (standing, isNew) = await FindAsync(cancellation);
        Input = new MatchSettingsInput { Version = isNew ? null : standing.Version, Weights = [.. standing.Weights], FloorPercent = standing.FloorPercent, AsksView = standing.AsksView };
        return Page();
    }

    /// <summary>Decides.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (!await OpenAsync(cancellation))
        {
            return NotFound();
        }

        return ModelState.IsValid ? Answer(await SaveAsync(cancellation), MatchPaths.Rounds(Initiative), "matching.notice.settings") : Page();
    }

    private async Task<Result> SaveAsync(CancellationToken cancellation)
    {
        var weights = Input.Weights.Select(static weight => weight ?? -1).ToList(); // a field that is left empty is refused by its name
        for (var part = 0; part < weights.Count; part++)
        {
            if (weights[part] is < 0 or > MatchWeights.Most)
            {
                return Result.Refused($"Weights[{part}]", "matching.refused.weight", MatchWeights.Most);
            }
        }

        if (!MatchWeights.AreValid(weights))
        {
            return Result.Refused(string.Empty, "matching.refused.weights");
        }

        var (settings, isNew) = await FindAsync(cancellation);
        if (Input.Version != (isNew ? null : settings.Version))
        {
            return Result.Conflict("place_profile.refused.stale");
        }

        (settings.Weights, settings.FloorPercent, settings.AsksView) = ([.. weights], Input.FloorPercent!.Value, Input.AsksView);
        if (isNew)
        {
            database.Context.Add(settings);
        }

        await database.Context.SaveChangesAsync(cancellation);
        return Result.Done;
    }

    private async Task<(MatchSettings Settings, bool IsNew)> FindAsync(CancellationToken cancellation) =>
        await database.Context.Set<MatchSettings>().SingleOrDefaultAsync(settings => settings.InitiativeId == Initiative, cancellation) is { } found
            ? (found, false)
            : (new MatchSettings { InitiativeId = Initiative }, true);

    private async Task<bool> OpenAsync(CancellationToken cancellation)
    {
        if (await workspace.OpenAsync(Initiative, "matching.settings.title", cancellation) is null)
        {
            return false;
        }

        Chrome.Crumb(T["openings.tab"], OpeningPaths.List(Initiative)).Crumb(T["matching.title"], MatchPaths.Rounds(Initiative));
        return true;
    }
}

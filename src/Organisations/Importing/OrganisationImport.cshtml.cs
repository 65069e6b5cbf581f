using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Platform;

namespace Samsteg.Organisations;

/// <summary>What is to become of those that are known already.</summary>
public sealed class OrganisationImportInput
{
    /// <summary>It.</summary>
    public KnownChoice Known { get; set; }

    /// <summary>And of those that may be.</summary>
    public AlikeChoice Alike { get; set; }
}

/// <summary>What the rows of a file come to, before any of them is taken into the register.</summary>
[Authorize(Policy = Permissions.OrganisationsEdit)]
public sealed class OrganisationImportPage(ImportOrganisations imports) : SamstegPage
{
    private const int MostShown = 300;

    [BindProperty(SupportsGet = true)]
    public Guid Import { get; set; }

    [BindProperty]
    public OrganisationImportInput Input { get; set; } = new();

    public string FileName { get; private set; } = string.Empty;

    internal IReadOnlyList<ReadRow> Rows { get; private set; } = [];

    /// <summary>What is wrong first, then what is asked about.</summary>
    internal IReadOnlyList<ReadRow> Shown => [.. Rows.OrderByDescending(static row => row.Verdict is RowVerdict.Wrong).ThenByDescending(static row => row.Verdict is RowVerdict.Alike).ThenBy(static row => row.Line).Take(MostShown)];

    public int CountOf(RowVerdict verdict) => Rows.Count(row => row.Verdict == verdict);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation) => await LoadAsync(cancellation) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (!ModelState.IsValid)
        {
            return await LoadAsync(cancellation) ? Page() : NotFound();
        }

        var (result, added, filled) = await imports.RunAsync(Import, Input.Known, Input.Alike, cancellation);
        return result.IsDone ? Done("/organisationer", "organisations.import.done", added, filled) : Done("/organisationer/import", "organisations.import.rule.gone");
    }

    public async Task<IActionResult> OnPostDiscardAsync(CancellationToken cancellation)
    {
        await imports.DiscardAsync(Import, cancellation);
        return Done("/organisationer/import", "organisations.import.discarded");
    }

    internal Tone ToneOf(RowVerdict verdict) => verdict switch { RowVerdict.New => Tone.Ok, RowVerdict.Known => Tone.Neutral, RowVerdict.Alike => Tone.Late, _ => Tone.Risk };

    private async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        if (await imports.WaitingAsync(Import, cancellation) is not [var import])
        {
            return false;
        }

        FileName = import.FileName;
        Rows = await imports.ReadAsync(Import, cancellation);
        return true;
    }
}

using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Platform;

namespace Samsteg.Organisations;

/// <summary>Areas of the association's maps.</summary>
[Authorize(Policy = Permissions.SettingsEdit), RequiresFreshSignIn, UploadLimit]
public sealed class AreasPage(RequestDatabase database, ImportAreas import) : SamstegPage
{
    private const string Here = "/installningar/karta";

    /// <summary>The file.</summary>
    [BindProperty]
    public Form Input { get; set; } = new();

    /// <summary>What is drawn now.</summary>
    public IReadOnlyList<string> Names { get; private set; } = [];

    /// <summary>The form.</summary>
    public Task OnGetAsync(CancellationToken cancellation) => LoadAsync(cancellation);

    /// <summary>Takes a file.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        await LoadAsync(cancellation);
        return ModelState.IsValid ? Answer(await import.RunAsync(Input.File!, cancellation), Here, "map.import.done") : Page();
    }

    /// <summary>Removes all areas.</summary>
    public async Task<IActionResult> OnPostClearAsync(CancellationToken cancellation) => Answer(await import.ClearAsync(cancellation), Here, "map.import.cleared");

    private async Task LoadAsync(CancellationToken cancellation) =>
        Names = await database.QueryAsync<string>(Sql.Of($"""select name from map_areas order by name collate "sv-x-icu", id"""), cancellation);

    /// <summary>What is handed in.</summary>
    public sealed record Form
    {
        /// <summary>The file.</summary>
        [Required(ErrorMessage = "map.import.missing")]
        public IFormFile? File { get; init; }
    }
}

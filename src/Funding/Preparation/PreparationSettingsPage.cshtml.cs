using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>How registry numbers are written, and what is checked in each case.</summary>
[Authorize(Policy = Permissions.SettingsEdit), RequiresFreshSignIn]
public sealed class PreparationSettingsPage(PreparationSettings settings, TimeProvider clock) : SamstegPage
{
    /// <summary>What is typed.</summary>
    [BindProperty]
    public Form Input { get; set; } = new();

    /// <summary>A number written as typed; null when it cannot be.</summary>
    public string? Example => RegistryPattern.Read(Input.Pattern).Pattern?.Write(clock.Today().Year, 7);

    public async Task OnGetAsync(CancellationToken cancellation) => Input = new Form
    {
        Pattern = (await settings.PatternAsync(cancellation)).Text,
        Checklist = string.Join('\n', await settings.ChecklistAsync(cancellation)),
    };

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation) =>
        ModelState.IsValid ? Answer(await settings.ChangeAsync(Input.Pattern, Input.Checklist, cancellation), "/installningar/beredning", "settings.done") : Page();

    /// <summary>Shows a number as it would be written; nothing is saved.</summary>
    public IActionResult OnPostPreview()
    {
        if (ModelState.IsValid && RegistryPattern.Read(Input.Pattern).Problem is { } problem)
        {
            return Refused(Result.Of([problem]));
        }

        return Page();
    }

    /// <summary>The form.</summary>
    public sealed class Form
    {
        /// <summary>How numbers are written.</summary>
        public string? Pattern { get; set; }

        /// <summary>What is checked, a line each.</summary>
        [MaxLength(12_000)]
        public string? Checklist { get; set; }
    }
}

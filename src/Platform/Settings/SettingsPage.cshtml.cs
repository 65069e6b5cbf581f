using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Samsteg.Platform;

/// <summary>The association's settings.</summary>
[Authorize(Policy = Permissions.SettingsEdit), RequiresFreshSignIn]
public sealed class SettingsPage(AssociationSettings settings, ChangeSettings change) : SamstegPage
{
    /// <summary>What is typed.</summary>
    [BindProperty]
    public Form Input { get; set; } = new();

    /// <summary>Roles that may be asked for more than a password.</summary>
    public IReadOnlyList<Choice> Roles => T.Choices<Role>();

    /// <summary>Shows what holds now.</summary>
    public void OnGet()
    {
        var now = settings.Current;
        Input = new Form
        {
            Name = now.Name,
            IdleMinutes = (int)now.SignIns.Idle.TotalMinutes,
            LongestHours = (int)now.SignIns.Longest.TotalHours,
            SecondFactorRoles = [.. now.SecondFactorRoles],
            UploadMegabytesADay = now.UploadMegabytesADay,
            AskMonths = now.AskMonths,
        };
    }

    /// <summary>Takes the changes.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (!ModelState.IsValid)
        {
            return Page();
        }

        var limits = settings.Current.SignIns with { Idle = TimeSpan.FromMinutes(Input.IdleMinutes!.Value), Longest = TimeSpan.FromHours(Input.LongestHours!.Value) };
        return Answer(await change.RunAsync(new(Input.Name.Trim(), limits, Input.SecondFactorRoles.ToHashSet(), Input.UploadMegabytesADay!.Value, Input.AskMonths!.Value), cancellation), "/installningar", "settings.done");
    }

    /// <summary>The form.</summary>
    public sealed class Form
    {
        /// <summary>Name of the association.</summary>
        [Required(ErrorMessage = "settings.name.missing"), StringLength(120, ErrorMessage = "settings.name.long")]
        public string Name { get; set; } = string.Empty;

        /// <summary>Minutes of rest after which a sign-in ends.</summary>
        [Required(ErrorMessage = "settings.idle_minutes.missing"), Range(ChangeSettings.LeastIdleMinutes, ChangeSettings.MostIdleMinutes, ErrorMessage = "settings.idle_minutes.range|{1}|{2}")]
        public int? IdleMinutes { get; set; }

        /// <summary>Hours that a sign-in lasts at most.</summary>
        [Required(ErrorMessage = "settings.longest_hours.missing"), Range(ChangeSettings.LeastHours, ChangeSettings.MostHours, ErrorMessage = "settings.longest_hours.range|{1}|{2}")]
        public int? LongestHours { get; set; }

        /// <summary>Megabytes that one user may hand in a day.</summary>
        [Required(ErrorMessage = "settings.upload_megabytes.missing"), Range(ChangeSettings.LeastUploadMegabytes, ChangeSettings.MostUploadMegabytes, ErrorMessage = "settings.upload_megabytes.range|{1}|{2}")]
        public int? UploadMegabytesADay { get; set; }

        /// <summary>Months before an organisation is asked anew; 0: not at all.</summary>
        [Required(ErrorMessage = "settings.ask_months.range|0|11"), Range(0, 11, ErrorMessage = "settings.ask_months.range|{1}|{2}")]
        public int? AskMonths { get; set; }

        /// <summary>Roles that ask for more than a password.</summary>
        public IReadOnlyList<Role> SecondFactorRoles { get; set; } = [];
    }
}

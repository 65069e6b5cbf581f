using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Samsteg.Platform;

namespace Samsteg.Funding;

/// <summary>Up to what an amendment is agreed to without the board.</summary>
[Authorize(Policy = Permissions.SettingsEdit), RequiresFreshSignIn]
public sealed class AmendmentLimitsPage(AmendmentSettings settings) : SamstegPage
{
    /// <summary>What is typed.</summary>
    [BindProperty]
    public Form Input { get; set; } = new();

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var limits = await settings.FindAsync(cancellation);
        Input = new Form { Days = limits.Days, BudgetPercent = limits.BudgetPercent, TargetPercent = limits.TargetPercent, Activities = limits.ActivityPercent > 0 };
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (!ModelState.IsValid)
        {
            return Page();
        }

        await settings.ChangeAsync(new AmendmentLimits(Input.Days!.Value, Input.BudgetPercent!.Value, Input.TargetPercent!.Value, Input.Activities ? 100 : 0), cancellation);
        return Done("/installningar/andringar", "settings.done");
    }

    /// <summary>The form.</summary>
    public sealed class Form
    {
        /// <summary>Days that the time may be moved.</summary>
        [Required(ErrorMessage = "amendments.problem.days"), Range(0, 3660, ErrorMessage = "amendments.problem.days")]
        public int? Days { get; set; }

        /// <summary>Per cent of the grant that may be moved.</summary>
        [Required(ErrorMessage = "amendments.problem.percent"), Range(0, 100, ErrorMessage = "amendments.problem.percent")]
        public decimal? BudgetPercent { get; set; }

        /// <summary>Per cent by which less may be promised.</summary>
        [Required(ErrorMessage = "amendments.problem.percent"), Range(0, 100, ErrorMessage = "amendments.problem.percent")]
        public decimal? TargetPercent { get; set; }

        /// <summary>Whether activities may be left out.</summary>
        public bool Activities { get; set; }
    }
}

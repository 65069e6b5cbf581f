using System.ComponentModel.DataAnnotations;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;

namespace Samsteg.Platform;

/// <summary>A user's name, telephone numbers and language, changed by the user.</summary>
public sealed partial class ChangeOwnAccount(RequestDatabase database, CurrentUser user)
{
    /// <summary>What stands there now.</summary>
    public async Task<Form> ReadAsync(CancellationToken cancellation)
    {
        var account = await FindAsync(cancellation);
        return new Form { Name = account.DisplayName, PhoneNumber = account.PhoneNumber, WorkPhone = account.WorkPhone, Language = account.Language };
    }

    /// <summary>Takes what was typed.</summary>
    public async Task<Result> RunAsync(Form form, CancellationToken cancellation)
    {
        var name = form.Name.Trim();
        if (name.Length == 0)
        {
            return Result.Refused(nameof(Form.Name), "account.name.missing");
        }

        var phone = Punctuation().Replace(form.PhoneNumber ?? string.Empty, string.Empty);
        if (phone.Length > 0 && !Phone().IsMatch(phone))
        {
            return Result.Refused(nameof(Form.PhoneNumber), "account.phone.wrong");
        }

        var workPhone = form.WorkPhone?.Trim() ?? string.Empty;
        if (workPhone.Length > 0 && !Phone().IsMatch(Punctuation().Replace(workPhone, string.Empty)))
        {
            return Result.Refused(nameof(Form.WorkPhone), "account.phone.wrong");
        }

        if (form.Language is not ("sv" or "en"))
        {
            return Result.Refused(nameof(Form.Language), "ui.invalid");
        }

        var account = await FindAsync(cancellation);
        account.DisplayName = name;
        account.PhoneNumber = phone.Length == 0 ? null : phone;
        account.WorkPhone = workPhone.Length == 0 || TodayPage.HomeOf(user) is not null ? null : workPhone; // only staff is reached at work
        account.Language = form.Language;
        await database.Context.SaveChangesAsync(cancellation);
        return Result.Done;
    }

    private Task<Account> FindAsync(CancellationToken cancellation) => database.Context.Users.SingleAsync(account => account.Id == user.RequiredAccount.Value, cancellation);

    [GeneratedRegex(@"[\s()-]")]
    private static partial Regex Punctuation();

    [GeneratedRegex(@"^\+?[0-9]{7,15}$")]
    private static partial Regex Phone();

    /// <summary>What a user may change by themselves.</summary>
    public sealed class Form
    {
        /// <summary>Name shown to colleagues.</summary>
        [Required(ErrorMessage = "account.name.missing"), StringLength(100)]
        public string Name { get; set; } = string.Empty;

        /// <summary>Where text messages go; null for nowhere.</summary>
        [StringLength(30)]
        public string? PhoneNumber { get; set; }

        /// <summary>Where others reach the holder at work; null for nowhere.</summary>
        [StringLength(30)]
        public string? WorkPhone { get; set; }

        /// <summary><c>sv</c> or <c>en</c>.</summary>
        [Required(ErrorMessage = "ui.required"), StringLength(2)]
        public string Language { get; set; } = "sv";
    }
}

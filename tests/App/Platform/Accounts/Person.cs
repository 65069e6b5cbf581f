using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Samsteg.Platform;

namespace Samsteg.App.Platform;

/// <summary>Somebody with an account and a password, who signs in as people do.</summary>
internal sealed record Person(Site Site, Guid Id, string Email)
{
    public const string Password = "en lång och ovanlig mening";

    /// <summary>Makes an account with a role over the association.</summary>
    public static async Task<Person> MakeAsync(Site site, Role role = Role.AssociationDirector, string? password = Password)
    {
        var account = new Account { Id = Guid.CreateVersion7(), DisplayName = "Prov Provsson" };
        account.UserName = account.Email = $"{account.Id:N}@example.se";
        await using var scope = site.Services.CreateAsyncScope();
        var accounts = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
        (password is null ? await accounts.CreateAsync(account) : await accounts.CreateAsync(account, password)).Succeeded.ShouldBeTrue();
        await site.OwnerAsync("insert into role_assignments (id, account_id, role, valid_from) values (uuidv7(), $1, $2, '2020-01-01')", account.Id, SnakeCase.Of(role.ToString()));
        return new Person(site, account.Id, account.Email);
    }

    /// <summary>Types address and password; what comes then.</summary>
    public async Task<Page> TryAsync(string password = Password, string path = "/logga-in", Visitor? visitor = null) =>
        await (await (visitor ?? Site.Visit()).GetAsync(path)).SubmitAsync("form:has([name='Input.Password'])", ("Input.Email", Email), ("Input.Password", password));

    /// <summary>Is let in by the password alone.</summary>
    public async Task<Visitor> SignInAsync()
    {
        var page = await TryAsync();
        page.Path.ShouldBe("/");
        return page.Visitor;
    }

    /// <summary>Turns codes on; gives the app's secret and the recovery codes.</summary>
    public async Task<(byte[] Secret, IReadOnlyList<string> RecoveryCodes)> TurnCodesOnAsync(Visitor visitor)
    {
        var page = await (await visitor.GetAsync("/mitt-konto/tvasteg")).SubmitAsync("form[action*=Begin]");
        var secret = FromBase32(page.TextOf(".key")!);
        var done = await page.SubmitAsync("form[action*=Confirm]", ("Input.Code", Totp.CodeAt(secret, Site.Clock.GetUtcNow())));
        done.Status.ShouldBe(200);
        return (secret, done.TextsOf(".recovery-codes code"));
    }

    /// <summary>The hash of the password as Identity made it.</summary>
    public async Task<string> PasswordHashAsync() =>
        new Cipher(TestServer.Keys).Open((await Site.FactAsync<byte[]>("select cipher from account_passwords where account_id = $1", Id))!, AccountPasswords.PlaceOf(Id));

    /// <summary>A hash of a password, sealed as an account's.</summary>
    public static byte[] SealedHash(Guid account, string password) =>
        new Cipher(TestServer.Keys).Seal(new PasswordHasher<Account>().HashPassword(new Account(), password), AccountPasswords.PlaceOf(account));

    /// <summary>What was logged of the account, the newest last.</summary>
    public async Task<IReadOnlyList<string>> LogAsync() =>
        [.. (await Site.Database.RowsAsync("select action from audit_entries where subject_kind = 'accounts' and subject_id = $1 order by id", Id)).Select(static row => (string)row[0]!)];

    private static byte[] FromBase32(string text)
    {
        var bits = string.Concat(text.Replace(" ", string.Empty, StringComparison.Ordinal).Select(static sign => Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(sign, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        return [.. bits.Chunk(8).Where(static chunk => chunk.Length == 8).Select(static chunk => Convert.ToByte(new string(chunk), 2))];
    }
}

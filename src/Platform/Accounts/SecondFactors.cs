using System.Security.Cryptography;

namespace Samsteg.Platform;

/// <summary>Codes from an app, and the recovery codes for when it is lost.</summary>
public sealed class SecondFactors(RequestDatabase database, Cipher cipher, AuditTrail audit, Outbox outbox, TimeProvider clock)
{
    private const int RecoveryCodes = 10;

    internal static SealedColumn SealedSecrets { get; } = new("account_totp", "secret", "'totp ' || account_id");

    internal static SealedColumn SealedCodes { get; } = KeptSecret.In("recovery_codes", "code_hash", "code_cipher", "'recovery code ' || account_id", "'recovery code ' || account_id") with
    {
        Unsealed = "code_cipher is null and used_at is null",
    };

    /// <summary>Whether the account signs in with codes.</summary>
    public Task<bool> IsOnAsync(Guid account, CancellationToken cancellation) =>
        database.ScalarAsync<bool>(Sql.Of($"select exists (select from account_totp where account_id = {account} and confirmed_at is not null)"), cancellation);

    /// <summary>How many recovery codes are left.</summary>
    public Task<long> RecoveryCodesLeftAsync(Guid account, CancellationToken cancellation) =>
        database.ScalarAsync<long>(Sql.Of($"select count(*) from recovery_codes where account_id = {account} and used_at is null"), cancellation);

    /// <summary>The secret that waits for its first code, made when there is none; null when codes are on already.</summary>
    internal async Task<byte[]?> BeginAsync(Guid account, CancellationToken cancellation)
    {
        await database.ExecuteAsync(Sql.Of($"""
            insert into account_totp (account_id, secret) values ({account}, {cipher.Seal(Convert.ToBase64String(Totp.NewSecret()), Context(account))})
            on conflict do nothing
            """), cancellation);
        return await WaitingAsync(account, cancellation);
    }

    /// <summary>The secret that waits for its first code; null when none does.</summary>
    internal async Task<byte[]?> WaitingAsync(Guid account, CancellationToken cancellation) =>
        await FindAsync(account, cancellation) is { ConfirmedAt: null } waiting ? Secret(account, waiting) : null;

    /// <summary>Turns codes on when the first one fits; gives ten recovery codes, to be shown now and never again. Null when the code does not fit.</summary>
    internal async Task<IReadOnlyList<string>?> ConfirmAsync(Guid account, string code, CancellationToken cancellation)
    {
        if (await FindAsync(account, cancellation) is not { ConfirmedAt: null } waiting || !await TakeCodeAsync(account, waiting, code, cancellation))
        {
            return null;
        }

        await database.ExecuteAsync(Sql.Of($"update account_totp set confirmed_at = {clock.GetUtcNow()} where account_id = {account}"), cancellation);
        await audit.RecordAsync("second_factor_set", "accounts", account, null, cancellation: cancellation);
        return await NewRecoveryCodesAsync(account, cancellation);
    }

    /// <summary>Ten new recovery codes in the place of the old ones, to be shown now and never again.</summary>
    internal async Task<IReadOnlyList<string>> NewRecoveryCodesAsync(Guid account, CancellationToken cancellation)
    {
        IReadOnlyList<string> codes = [.. Enumerable.Range(0, RecoveryCodes).Select(static _ => NewRecoveryCode())];
        await database.ExecuteAsync(Sql.Of($"delete from recovery_codes where account_id = {account}"), cancellation);
        var kept = codes.Select(code => KeptSecret.Of(Typed(code), CodeOf(account), CodeOf(account), cipher)).ToList();
        await database.ExecuteAsync(Sql.Of($"""
            insert into recovery_codes (account_id, code_hash, code_cipher)
            select {account}, * from unnest({kept.Select(static code => code.Hash).ToArray()}::bytea[], {kept.Select(static code => code.Cipher).ToArray()}::bytea[])
            """), cancellation);
        await audit.RecordAsync("recovery_codes_made", "accounts", account, null, cancellation: cancellation);
        return codes;
    }

    /// <summary>Turns codes off.</summary>
    internal async Task EndAsync(Guid account, CancellationToken cancellation)
    {
        await database.ExecuteAsync(Sql.Of($"delete from recovery_codes where account_id = {account}"), cancellation);
        await database.ExecuteAsync(Sql.Of($"delete from account_totp where account_id = {account}"), cancellation);
        await audit.RecordAsync("second_factor_ended", "accounts", account, null, cancellation: cancellation);
    }

    /// <summary>Takes a code of the app, each once, or a recovery code, each once. The owner is told of one that had been taken: somebody may have seen it.</summary>
    internal async Task<bool> TakeAsync(Account account, string code, CancellationToken cancellation)
    {
        if (await FindAsync(account.Id, cancellation) is { ConfirmedAt: not null } set && await TakeCodeAsync(account.Id, set, code, cancellation))
        {
            return true;
        }

        var used = await database.ExecuteAsync(Sql.Of($"""
            update recovery_codes set used_at = {clock.GetUtcNow()} where account_id = {account.Id} and code_hash = any({HashesOf(account.Id, code)}::bytea[]) and used_at is null
            """), cancellation);
        if (used > 0)
        {
            await audit.RecordAsync("recovery_code_used", "accounts", account.Id, null, cancellation: cancellation);
            return true;
        }

        if (await WasTakenAsync(account.Id, code, cancellation))
        {
            await outbox.TellAsync(MessageKinds.CodeReused, new AccountId(account.Id), "/mitt-konto", cancellation: cancellation);
        }

        return false;
    }

    /// <summary>Whether the code is the app's still, or was a recovery code, but has been taken.</summary>
    private async Task<bool> WasTakenAsync(Guid account, string code, CancellationToken cancellation) =>
        (await FindAsync(account, cancellation) is { ConfirmedAt: not null } set && Totp.StepOf(Secret(account, set), Digits(code), clock.GetUtcNow()) is not null)
        || await database.ScalarAsync<bool>(Sql.Of($"select exists (select from recovery_codes where account_id = {account} and code_hash = any ({HashesOf(account, code)}) and used_at is not null)"), cancellation);

    private async Task<bool> TakeCodeAsync(Guid account, Row row, string code, CancellationToken cancellation) =>
        Totp.StepOf(Secret(account, row), Digits(code), clock.GetUtcNow()) is { } step
            && await database.ExecuteAsync(Sql.Of($"update account_totp set last_step = {step} where account_id = {account} and last_step < {step}"), cancellation) > 0;

    private static string Digits(string code) => string.Concat(code.Where(static sign => !char.IsWhiteSpace(sign)));

    private Task<Row?> FindAsync(Guid account, CancellationToken cancellation) =>
        database.FindAsync<Row>(Sql.Of($"select secret, confirmed_at from account_totp where account_id = {account}"), cancellation);

    private byte[] Secret(Guid account, Row row) => Convert.FromBase64String(cipher.Open(row.Secret, Context(account)));

    /// <summary>By which a recovery code is found; also as releases kept it that did not seal it.</summary>
    private byte[][] HashesOf(Guid account, string code) =>
        [.. KeptSecret.HashesOf(Typed(code), CodeOf(account), cipher), .. cipher.LookupHashes($"{CodeOf(account)} {Typed(code)}")];

    private static string CodeOf(Guid account) => $"recovery code {account}";

    private static string Typed(string code) => string.Concat(code.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();

    private static string Context(Guid account) => $"totp {account}";

    /// <summary>Fifty random bits: XXXXX-XXXXX.</summary>
    private static string NewRecoveryCode()
    {
        var text = Totp.Base32(RandomNumberGenerator.GetBytes(7));
        return $"{text[..5]}-{text[5..10]}";
    }

    private sealed record Row(byte[] Secret, DateTimeOffset? ConfirmedAt);
}

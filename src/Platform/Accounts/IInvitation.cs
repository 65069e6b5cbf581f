namespace Samsteg.Platform;

/// <summary>Lets somebody who has been given an account choose the first password. In the transaction that makes the account.</summary>
public interface IInvitation
{
    /// <summary>Sends it.</summary>
    Task SendAsync(AccountId account, CancellationToken cancellation);
}

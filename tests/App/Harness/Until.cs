namespace Samsteg.App;

/// <summary>Waiting for what comes about by itself, with an end: a test that hangs says so and does not hold up the others.</summary>
internal static class Until
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    /// <summary>Asks again and again until it is so.</summary>
    /// <param name="isSo">What is waited for; asked at least once.</param>
    /// <param name="doing">What brings it about: when one of them fails, that is the failure.</param>
    /// <exception cref="TimeoutException">It has not come about in two minutes.</exception>
    public static async Task IsSoAsync(Func<Task<bool>> isSo, params IReadOnlyCollection<Task> doing)
    {
        for (var end = DateTimeOffset.UtcNow + Patience; !await isSo(); await Task.Delay(Pause, TestContext.Current.CancellationToken))
        {
            foreach (var failed in doing.Where(static task => task.IsFaulted))
            {
                await failed;
            }

            if (DateTimeOffset.UtcNow > end)
            {
                throw new TimeoutException("What was waited for has not come about.");
            }
        }
    }

    /// <inheritdoc cref="IsSoAsync(Func{Task{bool}}, IReadOnlyCollection{Task})"/>
    public static Task IsSoAsync(Func<bool> isSo, params IReadOnlyCollection<Task> doing) => IsSoAsync(() => Task.FromResult(isSo()), doing);
}

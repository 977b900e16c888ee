using Loyalty.App.Tables;

namespace Loyalty.App.Accounts;

/// <summary>
/// Waiting between tries against other instances: a random time that doubles to about a second, so that writers of one
/// account spread out; after <see cref="MostTries"/> it gives up with <see cref="TooBusyException"/> (503).
/// </summary>
public sealed class Backoff(TimeProvider clock, Random random)
{
    public const int MostTries = 12;

    private const int LongestDoublings = 7;

    public Task Wait(int tries) =>
        tries < MostTries
#pragma warning disable CA5394 // Jitter, not a secret.
            ? Task.Delay(TimeSpan.FromMilliseconds(random.Next(1, 8 << Math.Min(tries, LongestDoublings))), clock)
#pragma warning restore CA5394
            : throw new TooBusyException();
}

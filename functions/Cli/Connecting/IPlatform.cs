namespace Loyalty.Cli.Connecting;

/// <summary>
/// Where a storefront's webhooks are registered, by the platform's own API. The platform's credentials are used here
/// and go nowhere else.
/// </summary>
public interface IPlatform : IDisposable
{
    /// <summary>Where its API is.</summary>
    Uri Address { get; }

    /// <summary>The webhooks that are needed and that the credentials may register.</summary>
    Task<IReadOnlyList<Wanted>> Needs(CancellationToken stop);

    /// <summary>What cannot be registered here: what to do by hand.</summary>
    IReadOnlyList<string> ToDo { get; }

    Task<IReadOnlyList<Registered>> List(CancellationToken stop);

    /// <summary>Registers one; its secret where the platform makes it.</summary>
    Task<string?> Create(Wanted wanted, Uri webhook, string? secret, CancellationToken stop);

    /// <summary>Gives one the address, topics and secret it should have, and switches it on.</summary>
    Task Change(Registered there, Wanted wanted, Uri webhook, string? secret, CancellationToken stop);

    Task Remove(Registered there, CancellationToken stop);
}

/// <summary>One webhook that is needed: its topics, most often one.</summary>
public sealed record Wanted(params IReadOnlyList<string> Topics);

/// <summary>One webhook as it is registered; its address is null where it goes to no web address.</summary>
public sealed record Registered(string Id, IReadOnlyList<string> Topics, Uri? Webhook, bool IsOn);

using App.Tests.Running;
using World;

namespace App.Tests.OwnersApi;

/// <summary>A shop that was made through the owner's API, with the keys it was given once.</summary>
internal sealed class Opened
{
    private readonly RunningApp app;

    private Opened(RunningApp app, Reply made)
    {
        this.app = app;
        Id = (string)made.Json["shop"]!;
        OwnerKey = (string)made.Json["ownerKey"]!;
        MemberKey = (string)made.Json["memberKey"]!;
    }

    public string Id { get; }

    public string OwnerKey { get; }

    public string MemberKey { get; }

    public Owner Owner => app.Owner(Id, OwnerKey);

    /// <summary>A shop in EUR where joining is automatic, so that an order earns at once.</summary>
    public static async Task<Opened> At(RunningApp app, string? program = null)
    {
        var id = "opened-" + Any.Number();
        return new Opened(app, await app.Owner().Deployments(
            HttpMethod.Post, "/shops", $$"""{"shop":"{{id}}","program":{{program ?? Programs.Text()}}}"""));
    }

    public Member Member(string customer) => new(app.Client, Id, customer, MemberKey);

    /// <summary>A delivery signed by a secret.</summary>
    public Task<Reply> Send(Message message, string secret, Sender? sender = null) => (sender ?? app.Sender).Post(
        message,
        Id,
        Signing.Headers(
            message,
            new StorefrontKeys(secret, secret, secret, secret),
            Guid.NewGuid().ToString(),
            DateTimeOffset.UtcNow));
}

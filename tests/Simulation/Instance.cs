using System.Text;
using Loyalty.App;
using Loyalty.App.Fulfilling;
using Loyalty.App.Http;
using Loyalty.App.Tables;
using Loyalty.App.Triggers;
using Loyalty.App.Triggers.Owners;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Simulation.Tables;

namespace Simulation;

/// <summary>A request to an instance's front doors.</summary>
internal sealed record Call(
    string Method, string Path, IReadOnlyList<(string Name, string Value)> Headers, byte[] Body);

/// <summary>What a front door answered.</summary>
internal sealed record Reply(int Status, string Body)
{
    public bool IsAccepted => Status is >= 200 and < 300;
}

/// <summary>
/// One life of the app: the product's own composition with its real front doors, over simulated storage and time. Only
/// the HTTP server is missing: requests are handed to the functions as the host would.
/// </summary>
internal sealed class Instance : IDisposable
{
    private readonly Turns turns;
    private readonly ServiceProvider services;
    private readonly List<Action<Reply?>> open = [];
    private readonly Doors doors;

    public Instance(Turns turns, Lifetime lifetime, MemoryTransport transport, Random random, TraceLog log, Codes codes)
    {
        this.turns = turns;
        Lifetime = lifetime;
        Time = new SimulatedTime(turns, lifetime);
        var options = new Azure.Data.Tables.TableClientOptions { Transport = transport };
        options.Retry.MaxRetries = 0;
        options.Diagnostics.IsLoggingEnabled = false;
        options.Diagnostics.IsDistributedTracingEnabled = false;
        services = new ServiceCollection()
            .Add(Product)
            .AddLogging(logging => logging.AddProvider(log))
            .AddSingleton<TimeProvider>(Time)
            .AddSingleton(random)
            .AddSingleton(new Storage(Deployment, () => options))
            .RemoveAll<IFulfilment>()
            .AddSingleton<IFulfilment, ByHand>()
            .AddSingleton<IFulfilment>(new SimulatedStore(codes, Time))
            .AddTransient<ReceiveDelivery>()
            .AddTransient<JoinProgram>()
            .AddTransient<KeepMember>()
            .AddTransient<AdjustPoints>()
            .AddTransient<MergeMembers>()
            .AddTransient<EndRedemption>()
            .AddTransient<ConnectStorefront>()
            .AddTransient<RedeemReward>()
            .AddTransient<UndoRedemption>()
            .AddTransient<FinishWork>()
            .BuildServiceProvider();
        doors = new Doors(
            The<ReceiveDelivery>(), The<JoinProgram>(), The<KeepMember>(), The<AdjustPoints>(),
            The<ConnectStorefront>(), The<RedeemReward>(), The<UndoRedemption>(), The<MergeMembers>(),
            The<EndRedemption>(), The<Refusals>());
    }

    public static Settings Deployment { get; } = new()
    {
        Storage = "DefaultEndpointsProtocol=http;AccountName=simulated;AccountKey=c2ltdWxhdGVk;TableEndpoint="
            + TableExchange.Endpoint,
        Demo = true,
        EncryptionKeys = [new byte[32]],
    };

    /// <summary>What reads the words of every language is done once, not for every life.</summary>
    private static IServiceCollection Product { get; } = new ServiceCollection().AddLoyalty(Deployment);

    public Lifetime Lifetime { get; }

    public SimulatedTime Time { get; }

    public T The<T>()
        where T : notnull => services.GetRequiredService<T>();

    /// <summary>Asks; the answer comes in a turn of its own: null where the instance died before it.</summary>
    public void Ask(Call call, Action<Reply?> answered)
    {
        open.Add(answered);
        Do(async () =>
        {
            var reply = await Answer(call);
            if (open.Remove(answered))
            {
                turns.After(TimeSpan.FromMilliseconds(1), () => answered(reply));
            }
        });
    }

    /// <summary>Something done inside the instance; what it throws ends the run.</summary>
    public void Do(Func<Task> act) => turns.Post(Lifetime, () => _ = Observed(act));

    /// <summary>The process is gone, and with it everything it was doing; whoever waits hears the line break.</summary>
    public void Kill()
    {
        Lifetime.Kill();
        foreach (var answered in open)
        {
            turns.After(TimeSpan.FromMilliseconds(1), () => answered(null));
        }

        open.Clear();
    }

    public void Dispose() => services.Dispose();

    private async Task Observed(Func<Task> act)
    {
        try
        {
            await act();
        }
#pragma warning disable CA1031 // Thrown where it stops the run.
        catch (Exception reason)
#pragma warning restore CA1031
        {
            turns.Fail(reason);
        }
    }

    private async Task<Reply> Answer(Call call)
    {
        var http = new DefaultHttpContext { RequestServices = services, TraceIdentifier = "simulated" };
        http.Request.Method = call.Method;
        http.Request.Path = call.Path;
        http.Request.ContentType = "application/json";
        http.Request.ContentLength = call.Body.Length;
        http.Request.Body = new MemoryStream(call.Body, writable: false);
        foreach (var (name, value) in call.Headers)
        {
            http.Request.Headers[name] = value;
        }

        var body = new MemoryStream();
        http.Response.Body = body;
        var answer = await Door(http.Request, call.Path.Split('/', StringSplitOptions.RemoveEmptyEntries));
        await answer.ExecuteAsync(http);
        await http.Response.BodyWriter.FlushAsync();
        return new Reply(http.Response.StatusCode, Encoding.UTF8.GetString(body.ToArray()));
    }

    /// <summary>As the host and its middleware do.</summary>
    private async Task<IResult> Door(HttpRequest request, string[] path)
    {
        try
        {
            return await (path switch
            {
                ["api", "shops", var shop, "webhooks", var storefront] =>
                    doors.Receive.Run(request, shop, storefront, CancellationToken.None),
                ["api", "shops", var shop, "member", "join"] =>
                    doors.Join.Run(request, shop, CancellationToken.None),
                ["api", "shops", var shop, "member", "redemptions"] =>
                    doors.Redeem.Run(request, shop, CancellationToken.None),
                ["api", "shops", var shop, "member", "redemptions", var id] =>
                    doors.Undo.Run(request, shop, id, CancellationToken.None),
                ["api", "shops", var shop, "member"] =>
                    doors.Member.Run(request, shop, CancellationToken.None),
                ["api", "admin", "shops", var shop, "adjustments"] =>
                    doors.Adjust.Run(request, shop, CancellationToken.None),
                ["api", "admin", "shops", var shop, "redemptions", var id, "handover"] =>
                    doors.End.HandOver(request, shop, id, CancellationToken.None),
                ["api", "admin", "shops", var shop, "redemptions", var id, "revoke"] =>
                    doors.End.Revoke(request, shop, id, CancellationToken.None),
                ["api", "admin", "shops", var shop, "merges"] =>
                    doors.Merge.Merge(request, shop, CancellationToken.None),
                ["api", "admin", "shops", var shop, "merges", var id, "undo"] =>
                    doors.Merge.Undo(request, shop, id, CancellationToken.None),
                ["api", "admin", "shops", var shop, "storefronts", var storefront] =>
                    doors.Connect.Run(request, shop, storefront, CancellationToken.None),
                _ => throw new InvalidOperationException("No front door: " + request.Path),
            });
        }
#pragma warning disable CA1031 // As the host's middleware does.
        catch (Exception trouble)
#pragma warning restore CA1031
        {
            return doors.Refusals.Answer(request, trouble, path[^1]);
        }
    }

    /// <summary>
    /// Made once for each life: a container that is asked for them at every request would compile itself for nothing.
    /// </summary>
    private sealed record Doors(
        ReceiveDelivery Receive, JoinProgram Join, KeepMember Member, AdjustPoints Adjust,
        ConnectStorefront Connect, RedeemReward Redeem, UndoRedemption Undo, MergeMembers Merge, EndRedemption End,
        Refusals Refusals);
}

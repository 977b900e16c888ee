using Azure.Core;
using Azure.Data.Tables;
using Azure.Identity;
using Loyalty.App.Telemetry;

namespace Loyalty.App.Tables;

/// <summary>
/// The deployment's tables by what they hold. Each says its rule where it is used, and has a client of its own, so that
/// its calls are counted by its name.
/// </summary>
public sealed class Storage
{
    public Storage(Settings settings)
        : this(settings, Patience)
    {
    }

    /// <summary>Storage as it is spoken to with other options: another transport, other tries.</summary>
    public Storage(Settings settings, Func<TableClientOptions> options)
    {
        var endpoint = Uri.TryCreate(settings.Storage, UriKind.Absolute, out var address)
            && address.Scheme is "http" or "https" ? address : null;
        var identity = endpoint is null ? null : new DefaultAzureCredential();
        (Accounts, Orders, Quarantine) = (Table("accounts"), Table("orders"), Table("quarantine"));
        (Shops, Requests, Deliveries) = (Table("shops"), Table("requests"), Table("deliveries"));
        (Outbox, Stock, Cards) = (Table("outbox"), Table("stock"), Table("cards"));

        TableClient Table(string name)
        {
            var counted = options();
            counted.AddPolicy(new CountedCalls(name), HttpPipelinePosition.PerRetry);
            var service = endpoint is null
                ? new TableServiceClient(settings.Storage, counted)
                : new TableServiceClient(endpoint, identity!, counted);
            return service.GetTableClient(settings.TablePrefix + name);
        }
    }

    public TableClient Accounts { get; }

    public TableClient Orders { get; }

    public TableClient Quarantine { get; }

    public TableClient Shops { get; }

    public TableClient Requests { get; }

    public TableClient Deliveries { get; }

    public TableClient Outbox { get; }

    public TableClient Stock { get; }

    public TableClient Cards { get; }

    public Task CreateTables(CancellationToken cancellation) =>
        Task.WhenAll(All.Select(table => (Task)table.CreateIfNotExistsAsync(cancellation)));

    /// <summary>Every table there is.</summary>
    public IReadOnlyList<TableClient> All =>
        [Accounts, Orders, Quarantine, Shops, Requests, Deliveries, Outbox, Stock, Cards];

    /// <summary>A storefront waits five seconds: few tries, soon.</summary>
    private static TableClientOptions Patience()
    {
        var options = new TableClientOptions();
        options.Retry.MaxRetries = 3;
        options.Retry.Delay = TimeSpan.FromMilliseconds(150);
        options.Retry.MaxDelay = TimeSpan.FromSeconds(1);
        options.Retry.NetworkTimeout = TimeSpan.FromSeconds(10);
        options.Diagnostics.IsLoggingEnabled = false;
        return options;
    }
}

using Azure.Data.Tables;
using Azure.Identity;

namespace Loyalty.App.Tables;

/// <summary>The deployment's tables by what they hold. Each says its rule where it is used.</summary>
public sealed class Storage
{
    private readonly TableServiceClient service;
    private readonly string prefix;

    public Storage(Settings settings)
        : this(settings, Patience())
    {
    }

    /// <summary>Storage as it is spoken to with other options: another transport, other tries.</summary>
    public Storage(Settings settings, TableClientOptions options)
    {
        service = Uri.TryCreate(settings.Storage, UriKind.Absolute, out var endpoint)
            && endpoint.Scheme is "http" or "https"
            ? new TableServiceClient(endpoint, new DefaultAzureCredential(), options)
            : new TableServiceClient(settings.Storage, options);
        prefix = settings.TablePrefix;
        (Accounts, Orders, Quarantine) = (Table("accounts"), Table("orders"), Table("quarantine"));
        (Shops, Requests, Deliveries) = (Table("shops"), Table("requests"), Table("deliveries"));
    }

    public TableClient Accounts { get; }

    public TableClient Orders { get; }

    public TableClient Quarantine { get; }

    public TableClient Shops { get; }

    public TableClient Requests { get; }

    public TableClient Deliveries { get; }

    public Task CreateTables(CancellationToken cancellation) =>
        Task.WhenAll(All.Select(table => (Task)table.CreateIfNotExistsAsync(cancellation)));

    /// <summary>Every table there is.</summary>
    public IReadOnlyList<TableClient> All => [Accounts, Orders, Quarantine, Shops, Requests, Deliveries];

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

    private TableClient Table(string name) => service.GetTableClient(prefix + name);
}

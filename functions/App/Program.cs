using Loyalty.App;
using Loyalty.App.Http;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Hosting;

var builder = FunctionsApplication.CreateBuilder(args);
builder.ConfigureFunctionsWebApplication();
builder.UseMiddleware<Refusals>();

// The worker would send its host four lines a request, and the log is paid for by the gigabyte.
builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);

builder.Services.AddLoyalty(Settings.From(builder.Configuration));

await builder.Build().RunAsync();

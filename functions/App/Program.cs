using Loyalty.App;
using Loyalty.App.Http;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Hosting;

var builder = FunctionsApplication.CreateBuilder(args);
builder.ConfigureFunctionsWebApplication();
builder.UseMiddleware<Refusals>();
builder.Services.AddLoyalty(Settings.From(builder.Configuration));

await builder.Build().RunAsync();

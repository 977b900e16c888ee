# The app on any container host: docs/decisions/0024-one-container-anywhere.md says which build, and what it needs.
#   docker build -t loyalty .
#   docker compose up

FROM node:20-bookworm-slim AS widget
WORKDIR /source
COPY widget/package.json widget/package-lock.json widget/.npmrc widget/
RUN npm --prefix widget ci --no-audit --no-fund
COPY docs/openapi.yaml docs/program.schema.json docs/
COPY locales locales
COPY widget widget
RUN npm --prefix widget run build

FROM mcr.microsoft.com/dotnet/sdk:10.0-noble AS app
WORKDIR /source
COPY .editorconfig Directory.Build.props Directory.Packages.props global.json ./
COPY functions functions
COPY locales locales
COPY --from=widget /source/functions/App/wwwroot functions/App/wwwroot
RUN dotnet publish functions/App --configuration Release --output /app -p:CI=true -p:SkipWidget=true

# No shell and no package manager; "extra" has the time zones that shops are in.
FROM mcr.microsoft.com/dotnet/aspnet:10.0-noble-chiseled-extra
WORKDIR /app
COPY --from=app /app .
ENV AZURE_FUNCTIONS_ENVIRONMENT=Production \
    DOTNET_EnableDiagnostics=0 \
    LISTEN=any \
    PORT=8080
EXPOSE 8080
USER $APP_UID
# Health is asked over HTTP, by whoever hosts it: /healthz while it lives, /readyz once its storage is there.
ENTRYPOINT ["dotnet", "Loyalty.App.dll"]

// Who the app is. One identity for storage, secrets and telemetry; its roles are in roles.bicep.

@description('Name of the identity.')
param name string

@description('Region of the identity.')
param location string

@description('Tags of the environment.')
param tags object

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' = {
  name: name
  location: location
  tags: tags
}

@description('Name of the identity.')
output name string = identity.name

@description('Whom the roles are given to.')
output principalId string = identity.properties.principalId

# Icons and shipped scenarios, compiled into the window's library as :/icons/NAME.svg and :/scenarios/NAME.engram.
# Included where the target engram_ui is known.
file(GLOB icons CONFIGURE_DEPENDS ${CMAKE_CURRENT_LIST_DIR}/icons/*.svg)
file(GLOB scenarios CONFIGURE_DEPENDS ${CMAKE_CURRENT_LIST_DIR}/scenarios/*.engram)
foreach(file ${icons} ${scenarios})
  get_filename_component(name ${file} NAME)
  set_source_files_properties(${file} PROPERTIES QT_RESOURCE_ALIAS ${name})
endforeach()
qt_add_resources(engram_ui icons PREFIX /icons FILES ${icons})
if(scenarios)
  qt_add_resources(engram_ui scenarios PREFIX /scenarios FILES ${scenarios})
endif()
